package dev.kronus.story.storm;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** When histories begin: any day, and more often than not the eve of a change of clocks. */
final class Eve {
  private static final List<String> CHANGES =
      List.of(
          "2026-10-24T10:00:00Z",
          "2026-10-31T10:00:00Z",
          "2027-03-13T10:00:00Z",
          "2027-03-27T10:00:00Z",
          "2027-04-03T02:00:00Z",
          "2026-10-03T02:00:00Z");

  private Eve() {}

  static Instant draw(SplittableRandom dice) {
    return dice.nextInt(3) == 0
        ? Instant.parse(CHANGES.get(dice.nextInt(CHANGES.size())))
        : Instant.parse("2026-01-01T00:00:00Z").plusSeconds(dice.nextInt(365 * 24 * 60) * 60L);
  }
}
