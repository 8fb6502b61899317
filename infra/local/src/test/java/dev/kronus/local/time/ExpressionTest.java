package dev.kronus.local.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
  private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cron(0 18 * * ? *)   | UTC              | 2026-01-15T12:00:00Z | 2026-01-15T18:00:00Z",
        "cron(0 18 * * ? *)   | America/Toronto  | 2026-01-15T12:00:00Z | 2026-01-15T23:00:00Z",
        "cron(0 18 ? * 4 *)   | UTC              | 2026-01-15T12:00:00Z | 2026-01-21T18:00:00Z",
        "cron(0 18 ? * SUN *) | UTC              | 2026-01-15T12:00:00Z | 2026-01-18T18:00:00Z",
        "cron(*/15 * * * ? *) | UTC              | 2026-01-15T12:07:00Z | 2026-01-15T12:15:00Z",
        "cron(0 0 L * ? *)    | UTC              | 2026-02-01T00:00:00Z | 2026-02-28T00:00:00Z",
        "cron(0 9 ? * 2#1 *)  | UTC              | 2026-01-15T12:00:00Z | 2026-02-02T09:00:00Z",
      })
  void findsTheNextTime(String expression, String zone, Instant after, Instant next) {
    assertEquals(Optional.of(next), next(expression, zone, after));
  }

  @Test
  void skipsATimeThatASpringDayDoesNotHave() {
    Instant before = Instant.parse("2026-03-07T12:00:00Z");

    assertEquals(
        Optional.of(Instant.parse("2026-03-09T06:30:00Z")),
        next("cron(30 2 * * ? *)", "America/Toronto", before));
  }

  @Test
  void firesOnceOnADayThatRepeatsATime() {
    Instant first =
        next("cron(30 1 * * ? *)", "America/Toronto", Instant.parse("2026-10-31T12:00:00Z"))
            .orElseThrow();

    assertEquals(Instant.parse("2026-11-01T05:30:00Z"), first);
    assertEquals(
        Optional.of(Instant.parse("2026-11-02T06:30:00Z")),
        next("cron(30 1 * * ? *)", "America/Toronto", first));
  }

  @Test
  void countsARateFromWhenItWasMade() {
    assertEquals(
        Optional.of(Instant.parse("2026-01-01T00:10:00Z")),
        next("rate(5 minutes)", "UTC", Instant.parse("2026-01-01T00:07:00Z")));
    assertEquals(
        Optional.of(Instant.parse("2026-01-01T00:10:00Z")),
        next("rate(5 minutes)", "UTC", Instant.parse("2026-01-01T00:05:00Z")));
    assertEquals(Optional.of(MADE), next("rate(1 day)", "UTC", MADE.minusMillis(1)));
  }

  @Test
  void readsATimeInItsZone() {
    assertEquals(
        Optional.of(Instant.parse("2026-01-15T23:00:00Z")),
        next("at(2026-01-15T18:00:00)", "America/Toronto", MADE));
  }

  @Test
  void endsWhereTheYearsEnd() {
    assertEquals(Optional.empty(), next("cron(0 0 1 1 ? 2025)", "UTC", MADE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cron(0 18 * * *)",
        "cron(0 18 * * * *)",
        "cron(0 18 ? * ? *)",
        "cron(60 18 * * ? *)",
        "cron(0 18 * * 8 *)",
        "rate(0 minutes)",
        "rate(5 weeks)",
        "at(tomorrow)",
        "0 18 * * *",
      })
  void refusesWhatAwsWouldRefuse(String expression) {
    assertThrows(
        IllegalArgumentException.class, () -> Expression.parse(expression, ZoneId.of("UTC")));
  }

  private static Optional<Instant> next(String expression, String zone, Instant after) {
    return Expression.parse(expression, ZoneId.of(zone)).next(MADE, after);
  }
}
