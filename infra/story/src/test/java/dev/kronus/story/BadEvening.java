package dev.kronus.story;

import dev.kronus.kernel.PhoneNumber;
import java.time.Instant;

/** The evening on which Tony answers badly, and Bruce and Natasha hear of it at once. */
final class BadEvening {
  static final PhoneNumber BRUCE = new PhoneNumber("+14165550101");
  static final PhoneNumber NATASHA = new PhoneNumber("+14165550102");

  private BadEvening() {}

  /** Tony, with two friends who are told first. */
  static Person tony(World world) {
    Person tony = Person.joins(world, "Tony", "+14165550100");
    tony.trusts("Bruce", BRUCE.value(), 1);
    tony.trusts("Natasha", NATASHA.value(), 1);
    return tony;
  }

  /** He is asked at six in Toronto, and is not well. */
  static void begins(Person tony, Passing time) {
    tony.isAskedAt("0 18 * * *", "America/Toronto", 3, 60);
    time.to(Instant.parse("2026-11-20T23:00:30Z"));
    tony.texts("no");
  }
}
