package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** How often something may be done within an hour, counted in the table before it is done. */
final class Quota {
  private static final Duration LENGTH = Duration.ofHours(1);

  /** Every lost race means that another was counted, so few are lost before the quota is used. */
  private static final int ROUNDS = 60;

  private final Table table;
  private final InstantSource clock;

  Quota(Table table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Counts one more of {@code what}; refuses when there were {@code most}. */
  void take(String what, int most) {
    Optional<Duration> wait = full(what, most);
    if (wait.isPresent()) {
      throw tooMany(wait.get());
    }
  }

  /** The same, saying false instead of refusing. */
  boolean allows(String what, int most) {
    return full(what, most).isEmpty();
  }

  /** Refuses when there were {@code most}, and counts nothing. */
  void refuseUsedUp(String what, int most) {
    Instant now = clock.instant();
    table
        .get(key(what))
        .filter(standing -> standing.number("count") >= most)
        .map(standing -> standing.instant("began_at").plus(LENGTH))
        .filter(end -> end.isAfter(now))
        .ifPresent(
            end -> {
              throw tooMany(Duration.between(now, end));
            });
  }

  private static Key key(String what) {
    return new Key("QUOTA#" + what, "QUOTA#" + what);
  }

  private static Refusal tooMany(Duration wait) {
    return new Refusal.TooMany("Too many of these; try again later.", wait);
  }

  /** How long to wait; empty when there was room, and it is counted. */
  private Optional<Duration> full(String what, int most) {
    Key key = key(what);
    for (int round = 0; round < ROUNDS; round++) {
      Instant now = clock.instant();
      Optional<Item> standing = table.get(key);
      Optional<Instant> began =
          standing.map(item -> item.instant("began_at")).filter(at -> at.plus(LENGTH).isAfter(now));
      if (began.isPresent() && standing.get().number("count") >= most) {
        return Optional.of(Duration.between(now, began.get().plus(LENGTH)));
      }
      Write counted = began.map(at -> oneMore(key, at, most)).orElse(first(key, standing, now));
      if (written(counted)) {
        return Optional.empty();
      }
    }
    return Optional.of(Duration.ofSeconds(1));
  }

  private static Write oneMore(Key key, Instant began, int most) {
    return Write.update(key)
        .add("count", 1)
        .when(Condition.equal("began_at", began))
        .when(Condition.atMost("count", most - 1));
  }

  private static Write first(Key key, Optional<Item> standing, Instant now) {
    Item item =
        Item.empty()
            .with("count", 1)
            .with("began_at", now)
            .with("expires_at", now.plus(LENGTH).getEpochSecond());
    Condition untouched =
        standing
            .map(old -> Condition.equal("began_at", old.instant("began_at")))
            .orElse(Condition.ABSENT);
    return Write.put(key, item, untouched);
  }

  private boolean written(Write write) {
    try {
      table.write(write);
      return true;
    } catch (Table.ConditionFailed another) {
      return false;
    }
  }
}
