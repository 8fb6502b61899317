package dev.kronus.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronZoneTest {
  private static final ZoneId TORONTO = ZoneId.of("America/Toronto");

  /** In Toronto 02:00 to 03:00 is missing, in Berlin too, on Lord Howe only 02:00 to 02:30. */
  @ParameterizedTest
  @CsvSource({
    "America/Toronto,   2026-03-08T00:00:00Z, 2026-03-08T07:00:00Z, 2026-03-09T06:20:00Z",
    "Europe/Berlin,     2026-03-28T12:00:00Z, 2026-03-29T01:00:00Z, 2026-03-30T00:20:00Z",
    "Australia/Lord_Howe, 2026-10-03T00:00:00Z, 2026-10-03T15:30:00Z, 2026-10-04T15:20:00Z"
  })
  void asksAtTheFirstInstantAfterAGap(ZoneId zone, Instant after, Instant first, Instant second) {
    List<Occurrence> upcoming = Cron.of("20 2 * * *").upcoming(after, zone, 2);

    assertEquals(List.of(first, second), upcoming.stream().map(Occurrence::at).toList());
    assertEquals(Occurrence.Dst.GAP, upcoming.getFirst().dst());
    assertEquals("02:20", upcoming.getFirst().wanted().toLocalTime().toString());
    assertEquals(Occurrence.Dst.NONE, upcoming.getLast().dst());
  }

  /** 01:40 comes twice in Toronto and on Lord Howe, 02:40 in Berlin. */
  @ParameterizedTest
  @CsvSource({
    "America/Toronto,   40 1, 2026-11-01T00:00:00Z, 2026-11-01T05:40:00Z, 2026-11-02T06:40:00Z",
    "Europe/Berlin,     40 2, 2026-10-24T12:00:00Z, 2026-10-25T00:40:00Z, 2026-10-26T01:40:00Z",
    "Australia/Lord_Howe, 40 1, 2026-04-04T00:00:00Z, 2026-04-04T14:40:00Z, 2026-04-05T15:10:00Z"
  })
  void asksOnceAtTheEarlierOffsetOfARepeat(
      ZoneId zone, String time, Instant after, Instant first, Instant second) {
    List<Occurrence> upcoming = Cron.of(time + " * * *").upcoming(after, zone, 2);

    assertEquals(List.of(first, second), upcoming.stream().map(Occurrence::at).toList());
    assertEquals(Occurrence.Dst.REPEAT, upcoming.getFirst().dst());
    assertEquals(Occurrence.Dst.NONE, upcoming.getLast().dst());
  }

  @Test
  void asksOnceWhenSeveralFallOntoOneInstant() {
    assertEquals(
        "2026-03-08T06:40:00Z 2026-03-08T07:00:00Z 2026-03-08T07:20:00Z",
        instants("*/20 * * * *", "2026-03-08T06:20:00Z", 3));
  }

  @Test
  void leavesOutTheSecondRunOfARepeatedHour() {
    assertEquals(
        "2026-11-01T05:00:00Z 2026-11-01T05:30:00Z 2026-11-01T07:00:00Z",
        instants("*/30 * * * *", "2026-11-01T04:30:00Z", 3));
    assertEquals(
        "2026-11-01T07:00:00Z 2026-11-01T07:30:00Z",
        instants("*/30 * * * *", "2026-11-01T06:10:00Z", 2));
  }

  @Test
  void findsTheDayApiaSkipped() {
    Instant after = Instant.parse("2011-12-29T12:00:00Z");
    List<Occurrence> upcoming = Cron.of("0 18 * * *").upcoming(after, ZoneId.of("Pacific/Apia"), 3);

    assertEquals(
        "2011-12-30T04:00:00Z 2011-12-30T10:00:00Z 2011-12-31T04:00:00Z",
        upcoming.stream().map(o -> o.at().toString()).collect(Collectors.joining(" ")));
    assertEquals("2011-12-30T18:00", upcoming.get(1).wanted().toString());
    assertEquals(Occurrence.Dst.GAP, upcoming.get(1).dst());
  }

  @ParameterizedTest
  @CsvSource({
    "UTC,             2026-11-20T18:00:00Z",
    "Asia/Kolkata,    2026-11-20T12:30:00Z",
    "Asia/Kathmandu,  2026-11-20T12:15:00Z",
    "America/Phoenix, 2026-11-21T01:00:00Z",
    "Pacific/Kiritimati, 2026-11-21T04:00:00Z",
    "+05:30,          2026-11-20T12:30:00Z"
  })
  void keepsTheWallClockOfZonesWithoutChanges(ZoneId zone, Instant expected) {
    Cron cron = Cron.of("0 18 * * *");
    Instant after = Instant.parse("2026-11-20T06:00:00Z");

    assertEquals(expected, cron.next(after, zone));
    assertEquals(
        expected.plus(300, ChronoUnit.DAYS), cron.next(expected.plus(299, ChronoUnit.DAYS), zone));
  }

  @Test
  void isStrictlyAfter() {
    Cron cron = Cron.of("0 18 * * *");
    Instant six = Instant.parse("2026-11-20T23:00:00Z");

    assertEquals(six, cron.next(six.minusNanos(1), TORONTO));
    assertEquals(six.plus(1, ChronoUnit.DAYS), cron.next(six, TORONTO));
    assertEquals(six.plus(1, ChronoUnit.DAYS), cron.next(six.plusMillis(1), TORONTO));
  }

  /** 2100 is no leap year: eight years lie between two of its 29ths of February. */
  @Test
  void reachesOverTheYear2100() {
    Instant after = Instant.parse("2096-02-29T00:00:00Z");

    assertEquals(
        Instant.parse("2104-02-29T00:00:00Z"), Cron.of("0 0 29 2 *").next(after, ZoneId.of("UTC")));
  }

  @Test
  void findsTheLatestTimeOfAnOutage() {
    Cron cron = Cron.of("0 18 * * *");
    Instant from = Instant.parse("2026-11-01T23:00:00Z");

    assertEquals(
        Optional.of(new Cron.Latest(Instant.parse("2026-11-05T23:00:00Z"), 3)),
        cron.latest(from, Instant.parse("2026-11-06T22:59:59Z"), TORONTO));
    assertEquals(
        Optional.of(new Cron.Latest(Instant.parse("2026-11-02T23:00:00Z"), 0)),
        cron.latest(from, Instant.parse("2026-11-02T23:00:00Z"), TORONTO));
    assertEquals(
        Optional.empty(), cron.latest(from, Instant.parse("2026-11-02T22:59:59Z"), TORONTO));
    assertEquals(Optional.empty(), cron.latest(from, from, TORONTO));
    assertEquals(Optional.empty(), cron.latest(from, from.minusSeconds(900_000), TORONTO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"America/Toronto", "Europe/Berlin", "Australia/Lord_Howe"})
  void countsAYearOfEveryQuarterOfAnHour(ZoneId zone) {
    Instant from = Instant.parse("2026-01-01T00:00:00Z");
    Cron.Latest latest =
        Cron.of("*/15 * * * *").latest(from, from.plus(365, ChronoUnit.DAYS), zone).orElseThrow();

    assertEquals(from.plus(365, ChronoUnit.DAYS), latest.at());
    // Every quarter of the year but those of the second run of the hour, or half-hour, repeated.
    int repeated = zone.getId().equals("Australia/Lord_Howe") ? 2 : 4;
    assertEquals(365 * 96 - repeated - 1, latest.earlier());
  }

  @Test
  void neverGoesBackwardsOnAnyChangeOfAnyZone() {
    Cron cron = Cron.of("*/15 * * * *");
    for (String id : ZoneId.getAvailableZoneIds()) {
      ZoneId zone = ZoneId.of(id);
      var change = zone.getRules().nextTransition(Instant.parse("2026-01-01T00:00:00Z"));
      if (change != null) {
        Instant last = change.getInstant().minusSeconds(7200);
        for (Occurrence next : cron.upcoming(last, zone, 16)) {
          assertTrue(next.at().isAfter(last), id);
          last = next.at();
        }
      }
    }
  }

  private static String instants(String cron, String after, int count) {
    return Cron.of(cron).upcoming(Instant.parse(after), TORONTO, count).stream()
        .map(o -> o.at().toString())
        .collect(Collectors.joining(" "));
  }
}
