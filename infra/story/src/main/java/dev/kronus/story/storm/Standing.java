package dev.kronus.story.storm;

import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How somebody stands with Kronus, as they themselves know it.
 *
 * @param there whether they have an account
 * @param on whether they switched their check-ins on; an alarm switches them off without their
 *     doing
 * @param flexible within so many minutes after each time they may be asked
 * @param pausedUntil when they want to be asked again; 0 when they do not rest
 */
record Standing(
    boolean there,
    boolean on,
    Beat beat,
    ZoneId zone,
    int retries,
    int waiting,
    int step,
    int rounds,
    int acceptance,
    List<Friend> friends,
    int flexible,
    long pausedUntil) {
  private static final List<String> ZONES =
      List.of(
          "America/Toronto",
          "Europe/Berlin",
          "Australia/Lord_Howe",
          "America/Los_Angeles",
          "Asia/Kathmandu",
          "Africa/Casablanca",
          "UTC");

  static Standing draw(SplittableRandom dice, List<Friend> friends) {
    return new Standing(
        true,
        false,
        Beat.draw(dice),
        ZoneId.of(ZONES.get(dice.nextInt(ZONES.size()))),
        dice.nextInt(4),
        List.of(5, 10, 15, 30, 60).get(dice.nextInt(5)),
        List.of(5, 10, 15, 30).get(dice.nextInt(4)),
        1 + dice.nextInt(3),
        List.of(15, 30, 60).get(dice.nextInt(3)),
        friends,
        0,
        0);
  }

  /** The same settings as another draw, for the same friends. */
  Standing redrawn(SplittableRandom dice) {
    Standing other = draw(dice, friends);
    return other.switched(there, on).flexible(flexible).paused(pausedUntil);
  }

  Standing switched(boolean present, boolean active) {
    return new Standing(
        present,
        active,
        beat,
        zone,
        retries,
        waiting,
        step,
        rounds,
        acceptance,
        friends,
        flexible,
        active ? pausedUntil : 0);
  }

  Standing paused(long until) {
    return new Standing(
        there,
        on,
        beat,
        zone,
        retries,
        waiting,
        step,
        rounds,
        acceptance,
        friends,
        flexible,
        until);
  }

  Standing flexible(int most) {
    return new Standing(
        there,
        on,
        beat,
        zone,
        retries,
        waiting,
        step,
        rounds,
        acceptance,
        friends,
        most,
        pausedUntil);
  }

  long window() {
    return waiting * 60_000L;
  }

  int firstTier() {
    return friends.stream().mapToInt(Friend::priority).min().orElse(1);
  }

  long tiers() {
    return friends.stream().mapToInt(Friend::priority).distinct().count();
  }
}
