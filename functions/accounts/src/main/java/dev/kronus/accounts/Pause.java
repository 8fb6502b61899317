package dev.kronus.accounts;

import java.time.Instant;

/**
 * That somebody is not asked for a while. It always has an end.
 *
 * @param from the first moment nobody asks
 * @param until the first moment somebody may ask again
 */
public record Pause(Instant from, Instant until) {
  /** Whether it lasts at that moment. */
  public boolean covers(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }
}
