package dev.kronus.accounts;

import dev.kronus.platform.Changes;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Who is signed in where. A token names its session and ends with it. */
public final class Sessions {
  /** As many ids as a JSON number holds exactly, so that none is guessed. */
  private static final int ID_BITS = 49;

  private final Table table;
  private final InstantSource clock;

  public Sessions(Table table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  /** A session of that user, which ends by itself after {@code life}. */
  Session begin(User user, Origin origin, Duration life) {
    Instant now = clock.instant();
    long id = new SecureRandom().nextLong(1, 1L << ID_BITS);
    Session session = new Session(user.uid(), id, origin, now, now, now.plus(life));
    new Changes()
        .add(Users.present(user.uid()))
        .add(Write.create(SessionItems.key(user.uid(), id), SessionItems.of(session)))
        .commit(table);
    return session;
  }

  /** What a table says about a session, read together with other things; empty when it is over. */
  Optional<Session> read(Key key, Map<Key, Item> read) {
    return Optional.ofNullable(read.get(key))
        .map(item -> SessionItems.read(key, item))
        .filter(session -> session.runs(clock.instant()));
  }
}
