package dev.kronus.accounts;

import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The failures of one address from one place, of one place, or of one address, within a quarter of
 * an hour.
 *
 * @param most as many as are borne
 * @param standing the counter as it was read, perhaps of a window that is over
 * @param began when the running window began: now, when none runs
 */
record FailureWindow(Key key, int most, Optional<Item> standing, Instant began) {
  static final Duration LENGTH = Duration.ofMinutes(15);

  static Key key(String whose) {
    return new Key("LOGIN#" + whose, "LOGIN#" + whose);
  }

  static FailureWindow read(Key key, int most, Map<Key, Item> read, Instant now) {
    Optional<Item> standing = Optional.ofNullable(read.get(key));
    Instant began =
        standing
            .map(item -> item.instant("began_at"))
            .filter(at -> at.plus(LENGTH).isAfter(now))
            .orElse(now);
    return new FailureWindow(key, most, standing, began);
  }

  Instant end() {
    return began.plus(LENGTH);
  }

  boolean isFull() {
    return failures() >= most;
  }

  /** As many as there are in the running window. */
  long failures() {
    return isRunning() ? standing.orElseThrow().number("failures") : 0;
  }

  /** When the last one was, if there was one. */
  Optional<Instant> lastTried() {
    return standing.filter(item -> failures() > 0).map(item -> item.instant("tried_at"));
  }

  /**
   * Counts a failure, unless the counter was changed in a way that matters.
   *
   * @param alone whether any change matters
   */
  Write oneMore(Instant now, boolean alone) {
    if (isRunning()) {
      return Write.update(key)
          .add("failures", 1)
          .set("tried_at", now)
          .when(same(began))
          .when(
              alone
                  ? Condition.equal("failures", failures())
                  : Condition.atMost("failures", most - 1));
    }
    Item first =
        Item.empty()
            .with("failures", 1)
            .with("began_at", began)
            .with("tried_at", now)
            .with("expires_at", end().getEpochSecond());
    Condition untouched =
        standing.map(item -> same(item.instant("began_at"))).orElse(Condition.ABSENT);
    return Write.put(key, first, untouched);
  }

  /** Takes a count back, if its window still runs. */
  Write oneFewer() {
    return Write.update(key).add("failures", -1).when(same(began));
  }

  private boolean isRunning() {
    return standing.filter(item -> item.instant("began_at").equals(began)).isPresent();
  }

  private static Condition same(Instant began) {
    return Condition.equal("began_at", Item.time(began));
  }
}
