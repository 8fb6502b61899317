package dev.kronus.accounts;

import dev.kronus.kernel.Fields;
import java.time.Duration;
import java.util.Optional;

/**
 * A key to be made.
 *
 * @param role its owner's when not said
 */
public record NewApiKey(String name, String description, Optional<Integer> role, Duration life) {
  static final int LONGEST_NAME = 100;
  static final int LONGEST_DESCRIPTION = 500;
  private static final int SHORTEST_LIFE = 60;
  private static final int LONGEST_LIFE = (int) Duration.ofDays(365).toSeconds();
  private static final int USUAL_LIFE = (int) Duration.ofDays(7).toSeconds();

  public static NewApiKey from(Fields fields) {
    return new NewApiKey(
        fields.text("name", 1, LONGEST_NAME),
        fields.optionalText("description", 0, LONGEST_DESCRIPTION).orElse(""),
        fields.optionalInteger("role", User.FIRST, Role.LAST),
        life(fields));
  }

  /** How many seconds a text is good for. */
  static Duration life(Fields fields) {
    int seconds = fields.optionalInteger("life", SHORTEST_LIFE, LONGEST_LIFE).orElse(USUAL_LIFE);
    return Duration.ofSeconds(seconds);
  }
}
