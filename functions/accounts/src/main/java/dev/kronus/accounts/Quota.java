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
    Standing standing = standing(what);
    if (standing.count() >= most) {
      throw tooMany(standing.left());
    }
  }

  private static Key key(String what) {
    return new Key("QUOTA#" + what, "QUOTA#" + what);
  }

  private static Refusal tooMany(Duration wait) {
    return new Refusal.TooMany("Too many of these; try again later.", wait);
  }

  /** How long to wait; empty when there was room, and it is counted. */
  private Optional<Duration> full(String what, int most) {
    for (int round = 0; round < ROUNDS; round++) {
      Standing standing = standing(what);
      if (standing.count() >= most) {
        return Optional.of(standing.left());
      }
      if (written(standing.oneMore(most))) {
        return Optional.empty();
      }
    }
    return Optional.of(Duration.ofSeconds(1));
  }

  /**
   * What counts one more as part of a transaction, which fails when another was counted meanwhile;
   * empty when there were {@code most}.
   */
  Optional<Write> more(String what, int most) {
    Standing standing = standing(what);
    return standing.count() >= most ? Optional.empty() : Optional.of(standing.oneMore(most));
  }

  private Standing standing(String what) {
    Key key = key(what);
    return new Standing(key, table.get(key), clock.instant());
  }

  /** A count as it was read, perhaps of an hour that is over. */
  private record Standing(Key key, Optional<Item> item, Instant now) {
    /** When the hour that runs began, if one runs. */
    private Optional<Instant> began() {
      return item.map(one -> one.instant("began_at")).filter(at -> at.plus(LENGTH).isAfter(now));
    }

    long count() {
      return began().isPresent() ? item.orElseThrow().number("count") : 0;
    }

    Duration left() {
      return Duration.between(now, began().orElse(now).plus(LENGTH));
    }

    Write oneMore(int most) {
      return began().map(at -> further(at, most)).orElseGet(this::first);
    }

    private Write further(Instant began, int most) {
      return Write.update(key)
          .add("count", 1)
          .when(Condition.equal("began_at", began))
          .when(Condition.atMost("count", most - 1));
    }

    private Write first() {
      Item fresh =
          Item.empty()
              .with("count", 1)
              .with("began_at", now)
              .with("expires_at", now.plus(LENGTH).getEpochSecond());
      Condition untouched =
          item.map(old -> Condition.equal("began_at", old.instant("began_at")))
              .orElse(Condition.ABSENT);
      return Write.put(key, fresh, untouched);
    }
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
