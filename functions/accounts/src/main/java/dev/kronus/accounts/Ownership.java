package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Table;
import java.time.InstantSource;
import java.util.Optional;

/**
 * That it is the owner who changes what they sign in with, or where codes to do so are sent, and
 * not whoever found their token: such a change would keep the owner out. A wrong password is a
 * failed sign-in. Whoever has no password shows it by having signed in with a code just now.
 */
final class Ownership {
  /** Changes an hour; each may tell somebody. */
  private static final int MOST = 10;

  private final Attempts attempts;
  private final Sessions sessions;
  private final Quota quota;

  Ownership(Table table, Attempts attempts, InstantSource clock) {
    this.attempts = attempts;
    this.sessions = new Sessions(table, clock);
    this.quota = new Quota(table, clock);
  }

  /** What one request shows: it is looked at once, however often its change is tried. */
  final class Proof {
    private final Actor actor;

    /** The hash of the password it stood for. */
    private Optional<String> accepted = Optional.empty();

    private Proof(Actor actor) {
      this.actor = actor;
    }

    /**
     * @param shown the current password, if they sent one
     */
    void require(User user, Optional<String> shown) {
      Optional<String> hash = Optional.of(user.passwordHash());
      if (!accepted.equals(hash)) {
        Ownership.this.require(user, shown, actor);
        accepted = hash;
      }
    }
  }

  Proof by(Actor actor) {
    return new Proof(actor);
  }

  private void require(User user, Optional<String> shown, Actor actor) {
    if (shown.isPresent()) {
      requireRight(user, shown.get(), actor.ip());
    } else if (!Passwords.isNobodys(user.passwordHash())) {
      throw new Refusal.Invalid(
          "current_password is required to change your own username, email, phone_number or"
              + " password.");
    } else if (actor.session().filter(id -> sessions.isFreshByCode(user.uid(), id)).isEmpty()) {
      throw new Refusal.Forbidden(
          "You have no password yet: sign in with a new code, and change it within 10 minutes.");
    }
    quota.take("changes#" + user.uid(), MOST);
  }

  private void requireRight(User user, String shown, String ip) {
    Attempts.Counted counted = attempts.count(user.username(), ip);
    if (!Passwords.matches(shown, user.passwordHash())) {
      throw new Refusal.Forbidden("current_password is wrong.");
    }
    attempts.giveBack(counted);
  }
}
