package dev.kronus.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.MemorySchedules;
import dev.kronus.duties.Message;
import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckInsTest {
  private final Home home = new Home();

  @Test
  void turnsOnTellsTheOwnerAndSetsTheTimer() {
    home.trusts("Bruce", 1);
    home.change(Map.of("active", true, "time_zone", "America/Toronto"));
    home.settle();
    assertEquals(Optional.of(Instant.parse("2026-11-25T23:00:00Z")), home.settings().nextProbeAt());
    assertEquals(
        List.of("Your check-ins are on. The next one is Wed 25 Nov at 18:00 (America/Toronto)."),
        home.bodies());
    assertEquals(Message.Kind.NOTICE, home.sent.getFirst().kind());
    var timer = (MemorySchedules.Repeating) home.schedules.timers().getFirst();
    assertEquals("u7-a", timer.name());
    assertEquals(ZoneId.of("America/Toronto"), timer.zone());
    assertEquals(new Poke(Home.TONY, "SETTINGS"), timer.poke());
  }

  @Test
  void needsSomebodyToTell() {
    assertThrows(Refusal.Forbidden.class, () -> home.change(Map.of("active", true)));
    assertFalse(home.settings().active());
    assertEquals(List.of(), home.settle().sent);
  }

  @Test
  void turnsOffCancelsThePendingProbeAndRemovesTheTimer() {
    home.asked().change(Map.of("active", false));
    home.settle();
    assertEquals(Probe.Status.CANCELLED, home.probe(1).status());
    assertEquals(Optional.empty(), home.settings().pendingProbe());
    assertEquals(Optional.empty(), home.settings().nextProbeAt());
    assertEquals(Map.of("pending", 0L, "cancelled", 1L), home.probes.counts());
    assertEquals(List.of(), home.schedules.names("u7-a"));
    home.wait(Duration.ofDays(2)).poke("PROBE#0000001").poke("SETTINGS").settle();
    assertEquals(1, home.sent.size());
  }

  @Test
  void makesTwoTimersWhereCronMeansEither() {
    home.on().change(Map.of("cron_expression", "0 9 1 * 1"));
    home.settle();
    assertEquals(List.of("u7-a", "u7-b"), home.schedules.names("u7-"));
    home.change(Map.of("cron_expression", "0 9 * * 1"));
    home.settle();
    assertEquals(List.of("u7-a"), home.schedules.names("u7-"));
  }

  @Test
  void keepsWhatIsNotSent() {
    home.on().change(Map.of("emergency_note", "Bees", "max_retries", 6));
    home.change(Map.of("wait_time_in_minutes", 5));
    var settings = home.settings();
    assertEquals(Optional.of("Bees"), settings.emergencyNote());
    assertEquals(6, settings.maxRetries());
    assertEquals(5, settings.waitTimeInMinutes());
    assertEquals("0 18 * * *", settings.cronExpression());
    assertTrue(settings.active());
    Map<String, Object> nothing = new HashMap<>();
    nothing.put("emergency_note", null);
    assertEquals(Optional.empty(), home.change(nothing).emergencyNote());
  }

  @Test
  void tellsTheOwnerOnlyWhenItIsTurnedOn() {
    home.on().change(Map.of("active", true));
    home.change(Map.of("cron_expression", "0 9 * * *"));
    assertEquals(List.of(), home.settle().sent);
  }

  @Test
  void turnsOnTenTimesADay() {
    home.trusts("Bruce", 1);
    for (int i = 0; i < 10; i++) {
      home.change(Map.of("active", true));
      home.change(Map.of("active", false));
    }
    Refusal.TooMany often =
        assertThrows(Refusal.TooMany.class, () -> home.change(Map.of("active", true)));
    assertEquals(Duration.ofHours(12), often.retryAfter());
    assertFalse(home.settings().active());
    home.wait(often.retryAfter()).change(Map.of("active", true));
    assertTrue(home.settings().active());
  }

  @Test
  void letsItsCountersGoByThemselves() {
    home.on().text("ping");
    var counters =
        home.table.rows().stream().filter(r -> r.key().pk().startsWith("LIMIT#")).toList();
    assertEquals(3, counters.size());
    long now = home.clock.instant().getEpochSecond();
    counters.forEach(r -> assertTrue(r.item().number("expires_at") > now));
  }

  @Test
  void repeatsTheSyncUntilTheTimersAreRight() {
    home.on();
    home.change(Map.of("cron_expression", "0 9 * * *"));
    home.invoker.drain();
    home.change(Map.of("cron_expression", "0 10 * * *"));
    String newest = "JOB#sync-%06d".formatted(home.settings().revision());
    String older = "JOB#sync-%06d".formatted(home.settings().revision() - 1);
    home.timers.poked(new Poke(Home.TONY, newest));
    home.timers.poked(new Poke(Home.TONY, older));
    home.timers.poked(new Poke(Home.TONY, older));
    var timer = (MemorySchedules.Repeating) home.schedules.timers().getFirst();
    assertTrue(timer.expression().startsWith("cron(0 10 "), timer.expression());
    assertFalse(home.table.get(Key.of(Home.TONY, older)).orElseThrow().has("due_at"));
  }
}
