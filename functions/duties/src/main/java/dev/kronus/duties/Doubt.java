package dev.kronus.duties;

import java.time.Instant;

/**
 * When tries were made that may have had their effect without our hearing.
 *
 * @param since when the first of them was begun
 * @param until when the last of them can have had it at the latest
 */
public record Doubt(Instant since, Instant until) {
  /** This, and a later one. */
  Doubt and(Doubt later) {
    return new Doubt(since, later.until);
  }
}
