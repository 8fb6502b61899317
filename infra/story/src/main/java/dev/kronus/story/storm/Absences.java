package dev.kronus.story.storm;

import dev.kronus.kernel.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** When phones are off, or out of reach of any mast: what is sent to them is undelivered. */
final class Absences {
  private static final long HOUR = 60 * 60_000L;
  private static final int ONE_IN = 10;

  private record Absence(PhoneNumber phone, long from, long to) {}

  private final List<Absence> absences = new ArrayList<>();

  /** Draws which of these phones are away, and when. */
  Absences(List<PhoneNumber> phones, long start, long end, SplittableRandom dice) {
    for (PhoneNumber phone : phones) {
      long from = start + dice.nextLong(end - start);
      long to = from + HOUR / 2 + dice.nextLong(10 * HOUR);
      if (dice.nextInt(ONE_IN) == 0) {
        absences.add(new Absence(phone, from, to));
      }
    }
  }

  boolean isAway(PhoneNumber phone, long at) {
    return absences.stream()
        .anyMatch(one -> one.phone().equals(phone) && one.from() <= at && at < one.to());
  }
}
