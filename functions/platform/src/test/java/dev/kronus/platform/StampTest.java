package dev.kronus.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A time in an item is written as a formatter would, and read again. */
class StampTest {
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  @Test
  void writesAsTheFormatterWould() {
    SplittableRandom dice = new SplittableRandom(7);
    for (int i = 0; i < 10_000; i++) {
      Instant at = Instant.ofEpochMilli(dice.nextLong(-2_000_000_000_000L, 8_000_000_000_000L));
      assertEquals(ISO.format(at), Stamp.of(at));
      assertEquals(at, Stamp.read(Stamp.of(at)));
    }
  }

  @Test
  void dropsWhatIsFinerThanAMillisecond() {
    assertEquals(
        "2026-11-20T06:45:00.120Z", Stamp.of(Instant.parse("2026-11-20T06:45:00.120999Z")));
  }

  @Test
  void readsWhateverIsoAllows() {
    Instant noon = Instant.parse("2026-11-20T12:00:00Z");
    for (String text : List.of("2026-11-20T12:00:00Z", "2026-11-20T12:00:00.000000Z")) {
      assertEquals(noon, Stamp.read(text));
    }
  }

  @Test
  void refusesWhatIsNoTime() {
    for (String text :
        List.of("", "soon", "2026-13-20T06:45:00.120Z", "2026-11-20T06:45:00.12xZ")) {
      assertThrows(DateTimeException.class, () -> Stamp.read(text), text);
    }
    assertThrows(DateTimeException.class, () -> Stamp.of(Instant.parse("+10000-01-01T00:00:00Z")));
  }
}
