package dev.kronus.accounts;

import dev.kronus.accounts.Audit.What;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sessions with short tokens and a refresh secret that changes with each use. A secret that comes a
 * second time has been in two hands, and nobody can tell whose are the right ones: its session ends
 * for both (RFC 9700, section 4.14.2).
 */
public final class Refreshes {
  /** Of a token. */
  public static final Duration ACCESS = Duration.ofMinutes(15);

  /** Of a refresh secret that nobody uses. */
  static final Duration LIFE = Duration.ofDays(7);

  /** However often it is refreshed, somebody signs in again after so long. */
  static final Duration LONGEST = Duration.ofDays(90);

  /** A lost race is decided by looking again. */
  private static final int TRIES = 3;

  private final Table table;
  private final Logins logins;
  private final Sessions sessions;
  private final Tokens tokens;
  private final InstantSource clock;

  public Refreshes(
      Table table, Logins logins, Sessions sessions, Tokens tokens, InstantSource clock) {
    this.table = table;
    this.logins = logins;
    this.sessions = sessions;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * What goes out.
   *
   * @param refresh for the cookie
   * @param life of the cookie
   */
  public record Pair(String token, String refresh, Duration life) {
    @Override
    public String toString() {
      return "Pair";
    }
  }

  /** What the table says about a secret that somebody shows. */
  private record Shown(
      Optional<User> user, Optional<Session> session, boolean now, boolean before) {}

  /** Signs somebody in. */
  public Pair begin(Credentials credentials, Origin origin) {
    User user = logins.verified(credentials, origin);
    String secret = RefreshSecret.made();
    Session session =
        sessions.begin(
            user, Session.Kind.REFRESHED, origin, LIFE, Optional.of(RefreshSecret.hash(secret)));
    return pair(user, session.id(), secret, LIFE);
  }

  /** A fresh token and the next secret for one that was not used yet. */
  public Pair refresh(String cookie, Origin origin) {
    RefreshSecret given = RefreshSecret.parse(cookie).orElseThrow(Refreshes::ended);
    for (int tried = 1; tried <= TRIES; tried++) {
      Shown shown = look(given);
      User user = shown.user().orElseThrow(Refreshes::ended);
      Session session = shown.session().orElseThrow(Refreshes::ended);
      if (shown.before()) {
        revoke(session, origin);
      }
      if (!shown.now()) {
        throw ended();
      }
      Optional<Pair> next = rotated(user, session, given);
      if (next.isPresent()) {
        return next.get();
      }
    }
    throw ended();
  }

  private Shown look(RefreshSecret given) {
    Uid uid = given.uid();
    Key key = SessionItems.key(uid, given.session());
    Key spent = SessionItems.spent(uid, given.session(), given.hash());
    Map<Key, Item> read = table.getAll(List.of(UserItems.key(uid), key, spent));
    Optional<User> user = Users.read(uid, read).filter(User::isActive);
    Optional<Session> session =
        sessions
            .read(key, read)
            .filter(s -> user.filter(u -> u.tokenEpoch() == s.epoch()).isPresent());
    boolean now =
        session.isPresent()
            && read.get(key)
                .maybeText(SessionItems.REFRESH)
                .filter(hash -> hash.equals(given.hash()))
                .isPresent();
    return new Shown(user, session, now, read.containsKey(spent));
  }

  /** Empty when somebody else was faster. */
  private Optional<Pair> rotated(User user, Session session, RefreshSecret given) {
    Instant now = clock.instant();
    Instant end = earlier(now.plus(LIFE), session.createdAt().plus(LONGEST));
    String secret = RefreshSecret.made();
    Key spent = SessionItems.spent(user.uid(), session.id(), given.hash());
    try {
      table.write(
          Write.check(UserItems.key(user.uid()), Condition.equal("token_epoch", user.tokenEpoch())),
          Write.update(SessionItems.key(session))
              .set(SessionItems.REFRESH, RefreshSecret.hash(secret))
              .set("last_seen_at", now)
              .set("ends_at", end)
              .set("expires_at", end.getEpochSecond())
              .when(Condition.equal(SessionItems.REFRESH, given.hash())),
          Write.create(spent, Item.empty().with("expires_at", end.getEpochSecond())));
      return Optional.of(pair(user, session.id(), secret, Duration.between(now, end)));
    } catch (Table.ConditionFailed another) {
      return Optional.empty();
    }
  }

  private void revoke(Session session, Origin origin) {
    try {
      table.write(
          Users.present(session.uid()),
          Write.delete(SessionItems.key(session), Condition.EXISTS),
          Audit.event(session.uid(), What.REFRESH_REUSED, clock.instant(), origin));
    } catch (Table.ConditionFailed endedMeanwhile) {
      throw ended();
    }
  }

  private Pair pair(User user, long session, String secret, Duration life) {
    String token = tokens.issue(user, Optional.of(session), ACCESS);
    return new Pair(token, new RefreshSecret(user.uid(), session, secret).text(), life);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Refusal ended() {
    return new Refusal.Unauthenticated("Sign in again: POST /api/user/login.");
  }
}
