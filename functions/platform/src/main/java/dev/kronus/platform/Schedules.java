package dev.kronus.platform;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * The punctual side of obligations: named timers of this stack's own group, each of which pokes the
 * Probe function with a user's id. They may fire late, twice or never; the sweeper makes up for all
 * of it.
 */
public interface Schedules {
  /** What a timer's name begins with when it is this user's. */
  static String prefix(dev.kronus.kernel.Uid uid) {
    return "u" + uid + "-";
  }

  /**
   * Makes or replaces a recurring timer.
   *
   * @param expression in EventBridge Scheduler's form, {@code cron(...)} with six fields
   * @param zone the zone whose local time the expression means
   */
  void repeat(String name, String expression, ZoneId zone, Poke poke);

  /**
   * Makes or replaces a timer that fires once, at {@code when} (rounded up to a second), and then
   * goes away.
   */
  void once(String name, Instant when, Poke poke);

  /** Removes a timer; one that is not there is removed already. */
  void delete(String name);

  /** The names of all timers that begin with {@code prefix}. */
  List<String> names(String prefix);
}
