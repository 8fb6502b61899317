package dev.kronus.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.duties.Job;
import dev.kronus.duties.Messenger;
import dev.kronus.kernel.ProbeId;
import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Probes begun, checked and ended. */
class ProbesTest {
  private static final String QUESTION =
      "Hi Tony, just your friendly check in. Are you good? (Y/N)";

  private final Home home = new Home();

  @Test
  void asksOnceHoweverOftenItIsPoked() {
    home.on().at("2026-11-20T18:00:00Z");
    for (int i = 0; i < 10; i++) {
      home.poke("SETTINGS").settle();
    }
    assertEquals(List.of(QUESTION), home.bodies());
    assertEquals(Map.of("pending", 1L), home.probes.counts());
    assertEquals(Optional.of(Instant.parse("2026-11-21T18:00:00Z")), home.settings().nextProbeAt());
    assertEquals(Optional.of(new ProbeId(1)), home.settings().pendingProbe());
  }

  @Test
  void asksNobodyTooEarlyOrWhenOff() {
    home.on().at("2026-11-20T17:59:59Z").poke("SETTINGS").settle();
    assertEquals(List.of(), home.sent);
    home.change(Map.of("active", false));
    home.at("2026-11-20T18:00:00Z").poke("SETTINGS").settle();
    assertEquals(List.of(), home.sent);
  }

  @Test
  void asksOnceAfterAnOutageAndSaysHowOftenItDidNot() {
    home.on().at("2026-11-23T19:00:00Z").poke("SETTINGS").settle();
    assertEquals(List.of(Texts.LATE + " " + QUESTION), home.bodies());
    Map<?, ?> skipped = (Map<?, ?>) home.probe(1).timeline().getFirst();
    assertEquals("outage", skipped.get("reason"));
    assertEquals(3L, skipped.get("count"));
    assertEquals("2026-11-20T18:00:00.000Z", skipped.get("first_due_at"));
    Map<?, ?> due = (Map<?, ?>) home.probe(1).timeline().get(1);
    assertEquals("2026-11-23T18:00:00.000Z", due.get("due_at"));
  }

  @Test
  void skipsATimeWhileAProbeIsPendingAndRecordsIt() {
    home.on().change(Map.of("cron_expression", "0,30 * * * *"));
    home.settle().at("2026-11-20T12:30:00Z").poke("SETTINGS").settle();
    home.at("2026-11-20T13:00:00Z").poke("SETTINGS").settle();
    assertEquals(1, home.settings().lastProbeId());
    assertEquals(List.of("due", "skipped"), home.events(1));
    Map<?, ?> skipped = (Map<?, ?>) home.probe(1).timeline().getLast();
    assertEquals("pending", skipped.get("reason"));
    assertEquals(1L, skipped.get("count"));
    assertEquals(Optional.of(Instant.parse("2026-11-20T13:30:00Z")), home.settings().nextProbeAt());
  }

  @Test
  void keepsTheSettingsItWasAskedWith() {
    home.asked().change(Map.of("max_retries", 0, "wait_time_in_minutes", 5));
    home.wait(Duration.ofMinutes(59)).poke("PROBE#0000001").settle();
    assertTrue(home.probe(1).isPending());
    assertEquals(3, home.probe(1).maxRetries());
    assertEquals(60, home.probe(1).waitTimeInMinutes());
  }

  @Test
  void asksAgainAfterEachDeadlineAndGivesUpAMinuteAfterTheLast() {
    home.asked();
    for (int retry = 1; retry <= 3; retry++) {
      home.wait(Duration.ofHours(1).minusMillis(1)).poke("PROBE#0000001").settle();
      assertEquals(retry - 1, home.probe(1).attempt());
      home.wait(Duration.ofMillis(1)).poke("PROBE#0000001").settle();
      assertEquals(retry, home.probe(1).attempt());
    }
    assertEquals(4, home.sent.size());
    home.wait(Duration.ofMinutes(61).minusMillis(1)).poke("PROBE#0000001").settle();
    assertTrue(home.probe(1).isPending());
    home.wait(Duration.ofMillis(1)).poke("PROBE#0000001").settle();
    assertEquals(Probe.Status.UNAVAILABLE, home.probe(1).status());
    assertFalse(home.settings().active());
    assertEquals(Optional.empty(), home.settings().pendingProbe());
    assertEquals(Optional.empty(), home.settings().nextProbeAt());
    assertEquals(1L, home.probes.counts().get("unavailable"));
    assertEquals(0L, home.probes.counts().get("pending"));
    assertEquals(6, home.sent.size());
  }

  @Test
  void waitsForTheAcceptanceHoweverLongItTakes() {
    home.on().at("2026-11-20T18:00:00Z").script.add(new Messenger.Postponed("503"));
    home.poke("SETTINGS").settle();
    for (int i = 0; i < 20; i++) {
      home.wait(Asking.WORD).poke("PROBE#0000001");
      assertTrue(home.probe(1).isPending());
      assertEquals(0, home.probe(1).attempt());
    }
    home.poke("x").settle();
    assertEquals(Optional.empty(), home.probe(1).deadlineAt());
  }

  @Test
  void tellsTheContactsWhenTheQuestionCanNeverArrive() {
    home.on().at("2026-11-20T18:00:00Z").script.add(new Messenger.Rejected("21211"));
    home.poke("SETTINGS").settle();
    assertEquals(Probe.Status.UNAVAILABLE, home.probe(1).status());
    assertTrue(home.bodies().getFirst().contains("could not reach Tony's phone"));
    assertEquals(2, home.told.size());
  }

  @Test
  void cancelsWhatIsPendingAndNothingElse() {
    home.asked();
    assertEquals(Probe.Status.CANCELLED, home.probes.cancel(Home.TONY, new ProbeId(1)).status());
    assertThrows(Refusal.Conflict.class, () -> home.probes.cancel(Home.TONY, new ProbeId(1)));
    assertThrows(Refusal.Missing.class, () -> home.probes.cancel(Home.TONY, new ProbeId(2)));
    assertTrue(home.settings().active());
    home.wait(Duration.ofDays(1).minusHours(1)).poke("PROBE#0000001").settle();
    assertEquals(1, home.sent.size());
  }

  @Test
  void letsOnlyOneOfTwoEndingsHappen() {
    home.asked();
    var settings = home.settings();
    Probe probe = home.probe(1);
    Instant now = home.clock.instant();
    var good = Endings.quiet(settings, probe, Probe.Status.GOOD, Optional.of("y"), now);
    var bad = Endings.alarming(settings, probe, Escalation.Reason.MISSED, Optional.empty(), now);
    good.commit(home.table);
    assertThrows(Table.ConditionFailed.class, () -> bad.commit(home.table));
    assertEquals(Probe.Status.GOOD, home.probe(1).status());
    assertTrue(home.settings().active());
    assertEquals(Optional.empty(), home.settings().openEscalation());
    assertTrue(home.table.rows().stream().noneMatch(r -> r.key().sk().startsWith("ESCALATION")));
  }

  @Test
  void changesNothingOfAProbeThatEnded() {
    home.asked();
    Probe before = home.probe(1);
    home.text("yes");
    var late = ProbeItems.pending(before, home.clock.instant()).set("clarified", true);
    assertThrows(Table.ConditionFailed.class, () -> home.table.write(late));
  }

  @Test
  void hearsAnAnswerThatCameBeforeTheAcceptance() {
    home.on().at("2026-11-20T18:00:00Z").poke("SETTINGS");
    assertEquals(Optional.of(Texts.GLAD), home.text("yes"));
    home.settle();
    assertEquals(Probe.Status.GOOD, home.probe(1).status());
    assertFalse(home.table.get(Key.of(Home.TONY, "PROBE#0000001")).orElseThrow().has("due_at"));
    assertEquals(Job.Status.SUCCESSFUL, home.job("p0000001-ask-0").orElseThrow().status());
  }

  @Test
  void removesTheTimersOfSomebodyWhoIsGone() {
    home.on();
    assertEquals(1, home.schedules.timers().size());
    home.table.write(Write.delete(ProbeSettingsItems.key(Home.TONY), Condition.EXISTS));
    home.probing.poked(new Poke(Home.TONY, "SETTINGS"));
    assertEquals(List.of(), home.schedules.timers());
  }

  @Test
  void asksByCommandEvenWhileTheScheduleIsOff() {
    home.trusts("Bruce", 1);
    assertEquals(Optional.of(Texts.willCheck(5, 3, 10)), home.text("Probe"));
    home.wait(Duration.ofMinutes(5).minusMillis(1)).poke("ASKED_FOR").settle();
    assertEquals(List.of(), home.sent);
    home.wait(Duration.ofMillis(1)).poke("ASKED_FOR").poke("ASKED_FOR").settle();
    assertEquals(List.of(QUESTION), home.bodies());
    assertEquals(Probe.Origin.COMMAND, home.probe(1).origin());
    assertEquals(10, home.probe(1).waitTimeInMinutes());
    assertEquals("send_dynamic_probe", home.job("p0000001-ask-0").orElseThrow().name());
  }

  @Test
  void asksTheProviderAfterAnOutageToo() {
    home.asked();
    for (int retry = 1; retry <= 3; retry++) {
      home.wait(Duration.ofHours(1)).poke("PROBE#0000001").settle();
    }
    home.wait(Duration.ofHours(3)).poke("PROBE#0000001").poke("PROBE#0000001");
    assertTrue(home.probe(1).isPending());
    home.wait(Duration.ofMinutes(5)).poke("PROBE#0000001");
    assertEquals(Probe.Status.UNAVAILABLE, home.probe(1).status());
  }

  @Test
  void letsASecondCommandReplaceTheFirst() {
    home.trusts("Bruce", 1);
    home.text("probe in 5");
    home.text("probe --in=60 -retries 0 wait 1");
    assertEquals(1, home.schedules.timers().size());
    home.wait(Duration.ofMinutes(59)).poke("ASKED_FOR").settle();
    assertEquals(List.of(), home.sent);
    home.wait(Duration.ofMinutes(1)).poke("ASKED_FOR").settle();
    assertEquals(0, home.probe(1).maxRetries());
    home.wait(Duration.ofMinutes(2)).poke("PROBE#0000001").settle();
    assertEquals(Probe.Status.UNAVAILABLE, home.probe(1).status());
  }

  @Test
  void skipsACommandWhileAProbeIsPending() {
    home.asked().text("probe in 1");
    home.wait(Duration.ofMinutes(1)).poke("ASKED_FOR").settle();
    assertEquals(1, home.settings().lastProbeId());
    assertEquals(List.of("due", "skipped"), home.events(1));
    assertTrue(AskedFor.find(home.table, Home.TONY).isEmpty());
  }
}
