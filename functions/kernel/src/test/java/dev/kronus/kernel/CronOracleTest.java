package dev.kronus.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Cron against other ways to the same answer, on random expressions of a fixed seed. */
class CronOracleTest {
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("America/Toronto"),
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("Australia/Lord_Howe"));

  /** The oracle walks local time minute by minute, over 40 days of every season. */
  @Test
  void agreesWithAWalkMinuteByMinute() {
    Random random = new Random(20261120);
    for (int i = 0; i < 250; i++) {
      Expression expression = Expression.sound(random);
      ZoneId zone = ZONES.get(i % ZONES.size());
      LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365 * 3));
      TreeSet<Instant> walked = new TreeSet<>();
      LocalDateTime end = day.plusDays(40).atStartOfDay();
      for (LocalDateTime at = day.atStartOfDay(); at.isBefore(end); at = at.plusMinutes(1)) {
        if (!expression.matches(at.toLocalDate())) {
          at = at.toLocalDate().atTime(23, 59);
        } else if (expression.matches(at)) {
          walked.add(instant(at, zone));
        }
      }
      assertEquals(
          List.copyOf(walked),
          computed(expression, zone, instant(day.atStartOfDay(), zone), instant(end, zone)),
          expression + " in " + zone + " from " + day);
    }
  }

  private static List<Instant> computed(
      Expression expression, ZoneId zone, Instant from, Instant to) {
    Cron cron = Cron.of(expression.toString());
    List<Instant> computed = new ArrayList<>();
    Instant next = cron.next(from.minusMillis(1), zone);
    while (next.isBefore(to)) {
      computed.add(next);
      next = cron.next(next, zone);
    }
    return computed;
  }

  private static Instant instant(LocalDateTime wanted, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(wanted);
    return offsets.isEmpty()
        ? zone.getRules().getTransition(wanted).getInstant()
        : wanted.toInstant(offsets.getFirst());
  }

  /** The library that reads the fields can compute too, without zones; not steps of 7, though. */
  @Test
  void computesWhatCronUtilsComputesInUtc() {
    CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      Cron cron = Cron.of(Expression.sound(random).toString());
      if (cron.text().replaceAll(".* ", "").contains("/7")) {
        continue;
      }
      ExecutionTime other = ExecutionTime.forCron(parser.parse(cron.text()));
      ZonedDateTime at = ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
      at = at.plusMinutes(random.nextInt(3_000_000));
      for (int n = 0; n < 5; n++) {
        Optional<Instant> expected = other.nextExecution(at).map(ZonedDateTime::toInstant);
        Instant next = cron.next(at.toInstant(), ZoneOffset.UTC);
        assertEquals(expected, Optional.of(next), cron + " after " + at);
        at = next.atZone(ZoneOffset.UTC);
      }
    }
  }

  /** The oracle looks at every day of 28 years. */
  @Test
  void judgesTheDistanceOverMidnightByTheDaysThemselves() {
    Random random = new Random(15);
    int refused = 0;
    for (int i = 0; i < 400; i++) {
      Expression expression = Expression.random(random);
      String days = expression.toString().split(" ", 3)[2];
      boolean sound = Cron.parse("0,50 0,23 " + days, fault -> {}).isPresent();
      boolean ever = false;
      boolean running = false;
      boolean before = false;
      LocalDate end = LocalDate.of(2029, 1, 2);
      for (LocalDate day = LocalDate.of(2001, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
        boolean today = expression.matches(day);
        ever |= today;
        running |= today && before;
        before = today;
      }
      assertEquals(ever && !running, sound, days);
      refused += sound ? 0 : 1;
    }
    assertEquals(300, refused, 80, "the sample is lopsided");
  }

  @Test
  void isQuickWithHostileText() {
    Random random = new Random(1);
    String letters = "0123456789*/,- ";
    assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          for (int i = 0; i < 1000; i++) {
            take(Expression.random(random).toString());
            take(
                random
                    .ints(80, 0, letters.length())
                    .mapToObj(place -> letters.substring(place, place + 1))
                    .collect(Collectors.joining()));
          }
        });
  }

  private static void take(String text) {
    Cron.parse(text, fault -> {})
        .ifPresent(cron -> cron.upcoming(Instant.EPOCH, ZONES.getFirst(), 50));
  }

  /** EventBridge refuses expressions of more than 256 characters. */
  @Test
  void writesNothingTooLongForEventBridge() {
    Random random = new Random(256);
    for (int i = 0; i < 1000; i++) {
      for (String cron : Cron.of(Expression.sound(random).toString()).eventBridge()) {
        assertEquals(128, cron.length(), 128, cron);
        assertEquals(1, cron.chars().filter(c -> c == '?').count(), cron);
      }
    }
  }
}
