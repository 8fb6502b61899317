package dev.kronus.duties;

import java.time.Duration;
import java.time.Instant;

/**
 * What a message begins with when it goes out much too late.
 *
 * @param due when it should have gone out
 */
public record Excuse(String words, Instant due) {
  private static final Duration MUCH = Duration.ofMinutes(10);

  boolean isNeeded(Instant now) {
    return due.plus(MUCH).isBefore(now);
  }
}
