package dev.kronus.accounts;

import dev.kronus.kernel.Fields;
import java.time.Duration;

/**
 * A new text for a key.
 *
 * @param life how long the new one is good
 * @param overlap how long the old one still works, so that nobody need change everything at once
 */
public record Renewal(Duration life, Duration overlap) {
  private static final int LONGEST_OVERLAP = (int) Duration.ofDays(7).toSeconds();

  public static Renewal from(Fields fields) {
    return new Renewal(
        NewApiKey.life(fields),
        Duration.ofSeconds(fields.optionalInteger("overlap", 0, LONGEST_OVERLAP).orElse(0)));
  }
}
