package dev.kronus.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimetableTest {
  private static final int SEED = 20261120;
  private static final int RUNS = 1_000;
  private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
  private static final List<ZoneId> ZONES =
      List.of(
          TORONTO,
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("America/St_Johns"),
          ZoneId.of("Asia/Kathmandu"));

  private final Random random = new Random(SEED);

  /** Walks whole years, so that every change of the clocks is met. */
  @Test
  void asksForEveryTimeOnceAndInOrderEachAsMuchLater() {
    for (int run = 0; run < RUNS; run++) {
      Timetable table = table();
      Instant at = start();
      for (Instant due : instants(table, at)) {
        assertTrue(due.isAfter(at), table.toString());
        Instant base = due.minus(Duration.ofMinutes(table.minutesLater()));
        assertEquals(base, table.cron().next(base.minusMillis(1), table.zone()), table.toString());
        assertEquals(due, table.next(at), table.toString());
        assertEquals(due, table.next(due.minusMillis(1)), table.toString());
        at = due;
      }
    }
  }

  /** What was missed in an outage: as many as there are one by one, and the last of them. */
  @Test
  void findsTheLatestOfASpanAndHowManyWereBeforeIt() {
    for (int run = 0; run < RUNS; run++) {
      Timetable table = table();
      Instant from = start();
      List<Instant> all = instants(table, from);
      Instant to = all.getLast().plusSeconds(random.nextInt(600));
      if (table.next(all.getLast()).isAfter(to)) {
        Optional<Cron.Latest> latest = table.latest(from, to);
        assertEquals(
            Optional.of(new Cron.Latest(all.getLast(), all.size() - 1)), latest, table.toString());
      }
      assertEquals(Optional.empty(), table.latest(from, all.getFirst().minusMillis(1)));
    }
  }

  /** Where clocks do not change meanwhile, a timer fires at every minute that is due. */
  @Test
  void hasATimerForEveryTime() {
    for (int run = 0; run < RUNS; run++) {
      Timetable table = new Timetable(cron(), ZoneId.of("UTC"), random.nextInt(61));
      CronTimes timers = times(table.cron()).later(table.minutesLater());
      for (Instant due : instants(table, start())) {
        LocalDateTime minute = LocalDateTime.ofInstant(due, table.zone());
        assertEquals(minute, timers.next(minute.minusMinutes(1)), table.toString());
      }
    }
  }

  @Test
  void writesTimersThatFireAtNoOtherTimesWhereTheyCanBeSaid() {
    assertEquals(List.of("cron(40 18 ? * WED *)"), timers("0 18 * * 3", 40));
    assertEquals(List.of("cron(25 9,19 * * ? *)"), timers("45 8,18 * * *", 40));
    assertEquals(List.of("cron(10 0 * * ? *)"), timers("30 23 31 12 *", 40));
    assertEquals(Cron.of("0 18 * * 3").eventBridge(), timers("0 18 * * 3", 0));
  }

  @Test
  void keepsTheTimeThatIsToComeWhenOnlyTheMinutesChange() {
    Cron cron = Cron.of("0 9 * * *");
    Timetable sharp = new Timetable(cron, TORONTO, 0);
    Timetable late = new Timetable(cron, TORONTO, 40);
    Instant due = late.next(Instant.parse("2026-11-20T12:00:00Z"));

    assertEquals(Instant.parse("2026-11-20T14:40:00Z"), due);
    assertEquals(Instant.parse("2026-11-20T14:00:00Z"), sharp.moved(late, due));
    assertEquals(due, late.moved(sharp, sharp.moved(late, due)));
  }

  private static List<String> timers(String cron, int later) {
    return new Timetable(Cron.of(cron), TORONTO, later).eventBridge();
  }

  private List<Instant> instants(Timetable table, Instant after) {
    return table.upcoming(after, 1 + random.nextInt(20)).stream().map(Occurrence::at).toList();
  }

  private Timetable table() {
    return new Timetable(cron(), ZONES.get(random.nextInt(ZONES.size())), random.nextInt(61));
  }

  private Cron cron() {
    return Cron.of(Expression.sound(random).toString());
  }

  private static CronTimes times(Cron cron) {
    return CronTimes.parse(List.of(cron.text().split(" ")), fault -> {}).orElseThrow();
  }

  private Instant start() {
    Instant year = Instant.parse("2026-01-01T00:00:00Z");
    return year.plus(random.nextInt(366 * 24 * 60), ChronoUnit.MINUTES);
  }
}
