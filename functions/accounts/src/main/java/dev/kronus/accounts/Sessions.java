package dev.kronus.accounts;

import dev.kronus.accounts.Audit.What;
import dev.kronus.kernel.Ids;
import dev.kronus.kernel.Page;
import dev.kronus.kernel.Paging;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Log;
import dev.kronus.platform.Query;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is signed in where. A token names its session and ends with it. */
public final class Sessions {
  /** As many ids as a JSON number holds exactly, so that none is guessed. */
  private static final int ID_BITS = 49;

  /** Whoever is there all day is written down once an hour. */
  private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

  /** How long somebody who signed in has just done so. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final Table table;
  private final InstantSource clock;

  public Sessions(Table table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  /** A session of that user, which ends by itself after {@code life}. */
  Session begin(User user, Origin origin, Duration life) {
    return begin(user, Session.Kind.USUAL, origin, life, Optional.empty());
  }

  /** The same of somebody who showed a code, and no password. */
  Session beginByCode(User user, Origin origin, Duration life) {
    return begin(user, Session.Kind.USUAL, origin, life, Map.of(SessionItems.BY_CODE, true));
  }

  /**
   * @param refreshHash what the secret that keeps it going is remembered by
   */
  Session begin(
      User user, Session.Kind kind, Origin origin, Duration life, Optional<String> refreshHash) {
    Map<String, Object> secret = new HashMap<>();
    refreshHash.ifPresent(hash -> secret.put(SessionItems.REFRESH, hash));
    return begin(user, kind, origin, life, secret);
  }

  private Session begin(
      User user, Session.Kind kind, Origin origin, Duration life, Map<String, Object> more) {
    Instant now = clock.instant();
    long id = new SecureRandom().nextLong(1, 1L << ID_BITS);
    Session session =
        new Session(user.uid(), id, kind, origin, now, now, now.plus(life), user.tokenEpoch());
    Item item = SessionItems.of(session);
    for (var entry : more.entrySet()) {
      item = item.with(entry.getKey(), entry.getValue());
    }
    try {
      table.write(
          Users.present(user.uid()),
          Write.create(SessionItems.key(session), item),
          Audit.event(user.uid(), What.SIGNED_IN, now, origin));
    } catch (Table.ConditionFailed justLeft) {
      throw new Refusal.Unauthenticated("There is no such account any more.");
    }
    return session;
  }

  /** Somebody tried to sign in, and was refused; it takes the same when there is no such user. */
  void refused(Optional<User> user, Origin origin) {
    Instant now = clock.instant();
    List<Write> line =
        user.map(User::uid)
            .map(
                uid ->
                    List.of(Users.present(uid), Audit.event(uid, What.SIGN_IN_FAILED, now, origin)))
            .orElseGet(() -> Decoy.refused(now, origin));
    try {
      table.write(line);
    } catch (Table.ConditionFailed gone) {
      Log.info("a sign-in as somebody who just left was refused");
    }
  }

  /** Has a session go on for longer; false when it was changed or ended meanwhile. */
  boolean extend(Session session, Instant end) {
    try {
      table.write(
          Write.update(SessionItems.key(session))
              .set("ends_at", end)
              .set("expires_at", end.getEpochSecond())
              .set("last_seen_at", clock.instant())
              .when(Condition.equal("ends_at", Item.time(session.endsAt()))));
      return true;
    } catch (Table.ConditionFailed changedMeanwhile) {
      return false;
    }
  }

  /** What a table says about a session, read together with other things; empty when it is over. */
  Optional<Session> read(Key key, Map<Key, Item> read) {
    return Optional.ofNullable(read.get(key))
        .map(item -> SessionItems.read(key, item))
        .filter(session -> session.runs(clock.instant()));
  }

  /** Whether it goes on, and began with a code a few minutes ago. */
  boolean isFreshByCode(User user, long id) {
    Instant now = clock.instant();
    Key key = SessionItems.key(user.uid(), id);
    return table
        .get(key)
        .filter(item -> item.flag(SessionItems.BY_CODE))
        .map(item -> SessionItems.read(key, item))
        .filter(session -> session.runs(now) && session.epoch() == user.tokenEpoch())
        .filter(session -> session.createdAt().plus(FRESH).isAfter(now))
        .isPresent();
  }

  /** Those of a user that go on, newest first. */
  public Page<Session> list(Uid uid, Paging paging) {
    List<Session> all = running(uid);
    List<Session> rest =
        paging
            .cursor()
            .map(cursor -> all.stream().filter(s -> place(s).compareTo(cursor) < 0).toList())
            .orElse(all);
    List<Session> shown = rest.subList(0, Math.min(paging.limit(), rest.size()));
    Optional<String> next =
        shown.size() < rest.size() ? Optional.of(place(shown.getLast())) : Optional.empty();
    return new Page<>(shown, next, all.size());
  }

  /** The id that a segment of a path is. */
  public static long id(String segment) {
    if (!segment.matches("[1-9][0-9]{0,14}")) {
      throw missing();
    }
    return Long.parseLong(segment);
  }

  public static Refusal missing() {
    return new Refusal.Missing("There is no such session.");
  }

  /** Ends one; false when it ended before. */
  public boolean end(Uid uid, long id, What how) {
    Key key = SessionItems.key(uid, id);
    Instant now = clock.instant();
    try {
      table.write(
          Users.present(uid),
          Write.delete(key, Condition.atLeast("ends_at", Item.time(now))),
          Audit.event(uid, how, now, Map.of("session", id)));
      return true;
    } catch (Table.ConditionFailed gone) {
      return false;
    }
  }

  /** Ends all of them, and every token that was given out so far. */
  public void endAll(Uid uid, Uid by) {
    Instant now = clock.instant();
    try {
      table.write(
          Write.update(UserItems.key(uid))
              .add("token_epoch", 1)
              .add("revision", 1)
              .set("updated_at", now)
              .when(Condition.EXISTS),
          Audit.event(uid, What.SIGNED_OUT, now, Map.of("by", by.value(), "everywhere", true)));
    } catch (Table.ConditionFailed nobody) {
      throw new Refusal.Missing("There is no such user.");
    }
  }

  /** Remembers that somebody came with it, now and then; whatever they came for goes on. */
  void seen(Session session) {
    Instant now = clock.instant();
    if (session.lastSeenAt().plus(BETWEEN_LOOKS).isAfter(now)) {
      return;
    }
    Condition unseen = Condition.equal("last_seen_at", Item.time(session.lastSeenAt()));
    try {
      table.write(Write.update(SessionItems.key(session)).set("last_seen_at", now).when(unseen));
    } catch (Table.ConditionFailed seenOrEnded) {
      Log.info("a session was seen or ended meanwhile");
    } catch (RuntimeException unwritten) {
      Log.failure("session", unwritten);
    }
  }

  private List<Session> running(Uid uid) {
    Key profile = UserItems.key(uid);
    long epoch =
        table
            .get(profile)
            .map(item -> UserItems.read(profile, item).tokenEpoch())
            .orElseThrow(() -> new Refusal.Missing("There is no such user."));
    Instant now = clock.instant();
    return table.all(Query.of(profile.pk()).prefix(SessionItems.PREFIX)).stream()
        .map(row -> SessionItems.read(row.key(), row.item()))
        .filter(session -> session.runs(now) && session.epoch() == epoch)
        .sorted(Comparator.comparing(Sessions::place).reversed())
        .toList();
  }

  private static String place(Session session) {
    return Item.time(session.createdAt()) + "#" + Ids.padded(session.id(), 15);
  }
}
