package dev.kronus.kernel;

import java.time.Instant;
import java.time.LocalDateTime;

/**
 * One time of a {@link Cron} in a zone.
 *
 * @param at when it is
 * @param wanted the time on the wall the expression names; where clocks change, not always the time
 *     on the wall at {@code at}
 * @param dst what daylight saving did to it
 */
public record Occurrence(Instant at, LocalDateTime wanted, Dst dst) {
  /** What happens to the wanted local time on the day clocks change. */
  public enum Dst {
    /** It comes once, as on any day. */
    NONE,
    /** It is skipped: the first instant after the gap stands for it. */
    GAP,
    /** It comes twice: the earlier one counts. */
    REPEAT
  }
}
