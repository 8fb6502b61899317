package dev.kronus.duties;

import dev.kronus.platform.Item;
import dev.kronus.platform.Log;
import dev.kronus.platform.Table;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How Kronus is.
 *
 * @param table whether the table answers
 * @param sweeper whether the sweeper has run lately
 * @param oldestOverdueSeconds how late the most overdue obligation was at the last sweep; empty
 *     when it is not known
 */
public record Health(boolean table, boolean sweeper, Optional<Long> oldestOverdueSeconds) {
  /** The sweeper runs every minute; this many missed are not chance. */
  private static final Duration SILENT = Duration.ofMinutes(5);

  public static Health read(Table table, InstantSource clock) {
    Optional<Item> last;
    try {
      last = table.get(Sweeper.LAST);
    } catch (RuntimeException unreachable) {
      Log.failure("health", unreachable);
      return new Health(false, false, Optional.empty());
    }
    boolean lately =
        last.filter(item -> item.instant("at").plus(SILENT).isAfter(clock.instant())).isPresent();
    return new Health(true, lately, last.map(item -> item.number("oldest_overdue_seconds")));
  }

  public boolean isWell() {
    return table && sweeper;
  }
}
