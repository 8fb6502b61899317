package dev.kronus.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Tells other services whose a credential is, as things are at this moment. */
public final class Verifications {
  /** A remembered token is renewed in its last quarter. */
  private static final Duration LATE = Logins.REMEMBERED.dividedBy(4);

  private final Bearers bearers;
  private final Sessions sessions;
  private final Tokens tokens;
  private final InstantSource clock;

  public Verifications(Bearers bearers, Sessions sessions, Tokens tokens, InstantSource clock) {
    this.bearers = bearers;
    this.sessions = sessions;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** A token to go on with. */
  public record Fresh(String token, Instant expiresAt) {
    @Override
    public String toString() {
      return "Fresh";
    }
  }

  /** Whose it is, and what they go on with if theirs ends soon. */
  public record Verified(Identity identity, Optional<Fresh> fresh) {}

  /**
   * Empty when the credential is not good, or not good for as much power.
   *
   * @param role the largest number that is powerful enough
   */
  public Optional<Verified> verify(String credential, Optional<Integer> role) {
    return bearers
        .identify(credential)
        .filter(identity -> role.isEmpty() || identity.role() <= role.get())
        .map(identity -> new Verified(identity, fresh(identity)));
  }

  private Optional<Fresh> fresh(Identity identity) {
    Instant now = clock.instant();
    boolean late = Duration.between(now, identity.expiresAt()).compareTo(LATE) < 0;
    return identity
        .session()
        .filter(session -> late && session.kind() == Session.Kind.REMEMBERED)
        .flatMap(session -> renewed(identity.user(), session, now));
  }

  /** If an earlier renewal never arrived, the session goes on already. */
  private Optional<Fresh> renewed(User user, Session session, Instant now) {
    boolean goesOn = Duration.between(now, session.endsAt()).compareTo(LATE) >= 0;
    Instant end = goesOn ? session.endsAt() : now.plus(Logins.REMEMBERED);
    if (!goesOn && !sessions.extend(session, end)) {
      return Optional.empty();
    }
    String token = tokens.issue(user, Optional.of(session.id()), Duration.between(now, end));
    return Optional.of(new Fresh(token, end));
  }
}
