package dev.kronus.duties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.MemoryInvoker;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
  private static final Messenger.Outcome REFUSED = new Messenger.Rejected("21610");
  private static final Messenger.Outcome LATER = new Messenger.Postponed("429");
  private static final Messenger.Outcome LOST = new Messenger.Doubtful("answer_lost");

  private final Desk desk = new Desk();

  @Test
  void sendsOnceHoweverOftenItIsPoked() {
    desk.write("hello", Message.Kind.NOTICE);
    assertEquals(Job.Status.SUCCESSFUL, desk.deliver("hello").status());
    desk.deliver("hello");
    assertEquals(1, desk.messenger.sent.size());
    assertEquals(Optional.of("SM1"), desk.find("hello").sid());
  }

  @Test
  void startsTheAnswersClockTenMinutesAfterTheAcceptance() {
    desk.ask("ask-0").wait(Duration.ofMinutes(5)).deliver("ask-0");
    Instant deadline = desk.clock.instant().plus(Duration.ofMinutes(70));
    assertEquals(deadline, desk.waiting().instant("deadline_at"));
    assertEquals(deadline.plusSeconds(60), desk.waiting().instant("due_at"));
    assertEquals("Probe", desk.waiting().text("driver"));
    assertEquals(List.of(), desk.schedules.timers());
  }

  @Test
  void startsNoClockForWhoAnsweredBeforeTheAcceptance() {
    desk.ask("ask-0");
    desk.messenger.meanwhile =
        () -> desk.table.write(Write.update(Desk.WAITING).set("status", "good"));
    assertEquals(Job.Status.SUCCESSFUL, desk.deliver("ask-0").status());
    assertFalse(desk.waiting().has("deadline_at"));
    assertFalse(desk.waiting().has("due_at"));
    assertEquals(List.of(), desk.schedules.timers());
  }

  @Test
  void startsNoClockForAnEarlierQuestion() {
    desk.ask("ask-0");
    desk.messenger.meanwhile = () -> desk.table.write(Write.update(Desk.WAITING).set("attempt", 1));
    assertEquals(Job.Status.SUCCESSFUL, desk.deliver("ask-0").status());
    assertFalse(desk.waiting().has("deadline_at"));
  }

  @Test
  void buriesWhatTheProviderWillNeverTake() {
    desk.messenger.then(REFUSED);
    Job dead = desk.ask("ask-0").deliver("ask-0");
    assertEquals(Job.Status.DEAD, dead.status());
    assertEquals(Optional.of("21610"), dead.lastError());
    assertEquals(desk.clock.instant(), desk.waiting().instant("due_at"));
    assertFalse(desk.waiting().has("deadline_at"));
    Poke waiter = new Poke(Desk.TONY, "PROBE#0000001");
    Poke heard = new Poke(Desk.TONY, "OPTOUT#ask-0");
    assertEquals(Desk.PHONE, OptOut.find(desk.table, heard).orElseThrow().phone());
    assertEquals(
        List.of(
            new MemoryInvoker.Invocation("Probe", heard.json()),
            new MemoryInvoker.Invocation("Probe", waiter.json())),
        desk.invoker.invocations());
    assertEquals(1, desk.told.size());
    assertFalse(desk.told.getFirst().contains(Desk.PHONE.value()));
    assertFalse(desk.told.getFirst().contains("words"));
  }

  @Test
  void buriesEvenWhenNobodyWaitsAnyMore() {
    desk.ask("ask-0").messenger.then(REFUSED);
    desk.messenger.meanwhile =
        () -> desk.table.write(Write.update(Desk.WAITING).set("status", "good"));
    assertEquals(Job.Status.DEAD, desk.deliver("ask-0").status());
    assertFalse(desk.waiting().has("due_at"));
    assertEquals(1, desk.told.size());
  }

  @Test
  void tellsTheOperatorOfTheDeadOnceEvenIfItTakesThreeTries() {
    desk.write("hello", Message.Kind.ALERT).messenger.then(REFUSED);
    desk.deaf = 2;
    assertThrows(IllegalStateException.class, () -> desk.deliver("hello"));
    assertThrows(IllegalStateException.class, () -> desk.deliver("hello"));
    assertTrue(desk.find("hello").dueAt().isPresent());
    desk.deliver("hello");
    desk.deliver("hello");
    assertEquals(1, desk.told.size());
    assertEquals(1, desk.messenger.sent.size());
    assertTrue(desk.find("hello").dueAt().isEmpty());
  }

  @Test
  void tellsTheOperatorOfOtherFunctionsDead() {
    Job sync = Job.now(Desk.TONY, "sync-1", "sync", "SyncSchedule", Map.of(), desk.clock.instant());
    desk.table.write(Jobs.written(sync));
    Job claimed = desk.jobs.claim(Desk.TONY, "JOB#sync-1").orElseThrow();
    desk.jobs.dead(claimed, "SchedulerException", List.of());
    desk.deliver("sync-1");
    desk.deliver("sync-1");
    assertEquals(1, desk.told.size());
    assertEquals(List.of(), desk.messenger.sent);
  }

  @Test
  void triesAgainWhatWasNotTakenWithoutLookingItUp() {
    desk.messenger.then(LATER);
    Job postponed = desk.ask("ask-0").deliver("ask-0");
    assertEquals(Job.Status.SCHEDULED, postponed.status());
    assertEquals(1, postponed.fails());
    assertEquals(Optional.of("429"), postponed.lastError());
    desk.deliver("ask-0");
    assertEquals(1, desk.messenger.sent.size());
    assertEquals(Job.Status.SUCCESSFUL, desk.wait(Duration.ofMinutes(1)).deliver("ask-0").status());
    assertEquals(2, desk.messenger.sent.size());
    assertEquals(List.of(), desk.messenger.doubts);
  }

  @Test
  void looksUpADoubtfulMessageBeforeSendingItAgain() {
    desk.messenger.then(LOST).found.put(Desk.PHONE + " words of ask-0", "SM77");
    Instant first = desk.clock.instant();
    desk.ask("ask-0").deliver("ask-0");
    Job found = desk.wait(Duration.ofMinutes(1)).deliver("ask-0");
    assertEquals(Optional.of("SM77"), found.sid());
    assertEquals(1, desk.messenger.sent.size());
    assertEquals(List.of(new Doubt(first, first)), desk.messenger.doubts);
    assertTrue(desk.waiting().has("deadline_at"));
    assertEquals(1, desk.counted());
  }

  @Test
  void sendsADoubtfulMessageAgainWhenTheProviderHasNone() {
    desk.messenger.then(LOST);
    desk.ask("ask-0").deliver("ask-0");
    desk.wait(Duration.ofMinutes(1)).deliver("ask-0");
    assertEquals(2, desk.messenger.sent.size());
  }

  @Test
  void looksUpWhatACrashedFunctionLeftBehind() {
    desk.ask("ask-0").jobs.claim(Desk.TONY, "JOB#ask-0");
    desk.messenger.found.put(Desk.PHONE + " words of ask-0", "SM77");
    desk.wait(Duration.ofMinutes(2)).deliver("ask-0");
    assertEquals(List.of(), desk.messenger.sent);
    assertEquals(Optional.of("SM77"), desk.find("ask-0").sid());
  }

  @Test
  void looksOnlyWhereATryMayHaveBeenTaken() {
    desk.messenger.then(LATER).then(LOST);
    desk.ask("ask-0").deliver("ask-0");
    Instant second = desk.wait(Duration.ofMinutes(5)).clock.instant();
    desk.deliver("ask-0");
    desk.messenger.unreachable = true;
    desk.wait(Duration.ofMinutes(5)).deliver("ask-0");
    desk.messenger.unreachable = false;
    desk.messenger.then(LOST);
    desk.wait(Duration.ofMinutes(10)).deliver("ask-0");
    Doubt first = new Doubt(second, second);
    Doubt both = new Doubt(second, desk.clock.instant());
    desk.wait(Duration.ofMinutes(30)).deliver("ask-0");
    assertEquals(List.of(first, first, both), desk.messenger.doubts);
  }

  @Test
  void whatTheLastTryMayHaveDoneIsNotSettled() {
    desk.ask("ask-0");
    for (int i = 0; i < Backoff.MOST; i++) {
      desk.messenger.then(i < Backoff.MOST - 1 ? LATER : LOST);
      desk.deliver("ask-0");
      desk.wait(Duration.ofMinutes(15));
    }
    assertEquals(Job.Status.DEAD, desk.find("ask-0").status());
    assertTrue(desk.find("ask-0").mayHaveArrived());
  }

  @Test
  void sendsNothingWhileTheProviderCannotBeAsked() {
    desk.messenger.then(LOST).unreachable = true;
    Optional<Doubt> doubt = desk.ask("ask-0").deliver("ask-0").doubt();
    assertTrue(doubt.isPresent());
    desk.wait(Duration.ofMinutes(1)).deliver("ask-0");
    assertEquals(1, desk.messenger.sent.size());
    assertEquals(Optional.of("lookup_failed"), desk.find("ask-0").lastError());
    assertEquals(doubt, desk.find("ask-0").doubt());
  }

  @Test
  void givesUpAfterTheLastTry() {
    desk.ask("ask-0");
    for (int i = 0; i < Backoff.MOST; i++) {
      desk.messenger.then(LATER);
      desk.deliver("ask-0");
      desk.wait(Duration.ofMinutes(15));
    }
    assertEquals(Job.Status.DEAD, desk.find("ask-0").status());
    assertEquals(Backoff.MOST, desk.messenger.sent.size());
    assertEquals(1, desk.told.size());
    assertTrue(desk.waiting().has("due_at"));
  }

  @Test
  void holdsQuestionsAndNoticesBackButNeverAlerts() {
    desk.limit(1).write("first", Message.Kind.NOTICE).deliver("first");
    desk.ask("ask-0").write("note", Message.Kind.NOTICE).write("alert", Message.Kind.ALERT);
    Job held = desk.deliver("ask-0");
    assertEquals(Job.Status.SCHEDULED, held.status());
    assertEquals(Optional.of("daily_limit"), held.lastError());
    assertEquals(0, held.fails());
    assertEquals(Job.Status.SCHEDULED, desk.deliver("note").status());
    assertEquals(Job.Status.SUCCESSFUL, desk.deliver("alert").status());
    assertEquals(2, desk.messenger.sent.size());
    desk.clock.set(Instant.parse("2026-11-21T00:00:00Z"));
    assertEquals(Job.Status.SUCCESSFUL, desk.deliver("ask-0").status());
  }

  @Test
  void countsOnlyWhatWentOut() {
    desk.limit(2).messenger.then(LATER).then(LATER).then(REFUSED);
    desk.write("a", Message.Kind.NOTICE).write("b", Message.Kind.NOTICE);
    desk.deliver("a");
    desk.wait(Duration.ofMinutes(1)).deliver("a");
    desk.deliver("b");
    assertEquals(0, desk.counted());
    desk.wait(Duration.ofMinutes(2)).deliver("a");
    assertEquals(1, desk.counted());
    Item counter = desk.table.get(new Key("SMS#2026-11-20", "SENT")).orElseThrow();
    assertTrue(counter.number("expires_at") > desk.clock.instant().getEpochSecond());
  }

  @Test
  void codesThatStrangersAskForUseUpNoQuestion() {
    desk.limit(25);
    for (int i = 0; i < 12; i++) {
      Job code = desk.write("c" + i, Message.Kind.CODE).deliver("c" + i);
      assertEquals(i < 5 ? Job.Status.SUCCESSFUL : Job.Status.SCHEDULED, code.status(), "c" + i);
    }
    assertEquals(0, desk.counted());
    desk.limit(5000);
    for (int i = 20; i < 32; i++) {
      Job code = desk.write("c" + i, Message.Kind.CODE).deliver("c" + i);
      assertEquals(i < 25 ? Job.Status.SUCCESSFUL : Job.Status.SCHEDULED, code.status(), "c" + i);
    }
    for (int i = 0; i < 60; i++) {
      assertEquals(
          Job.Status.SUCCESSFUL,
          desk.write("n" + i, Message.Kind.NOTICE).deliver("n" + i).status());
    }
  }

  @Test
  void holdsBackAllButAlertsFromANumberThatGotEnoughToday() {
    for (int i = 0; i < 120; i++) {
      assertEquals(
          Job.Status.SUCCESSFUL,
          desk.write("n" + i, Message.Kind.NOTICE).deliver("n" + i).status());
    }
    desk.ask("ask-0").write("alert", Message.Kind.ALERT);
    assertEquals(Job.Status.SCHEDULED, desk.deliver("ask-0").status());
    assertEquals(Job.Status.SUCCESSFUL, desk.deliver("alert").status());
    desk.clock.set(Instant.parse("2026-11-21T00:00:00Z"));
    assertEquals(Job.Status.SUCCESSFUL, desk.deliver("ask-0").status());
  }

  @Test
  void anOutageUsesUpNobodysDay() {
    desk.write("a", Message.Kind.QUESTION).write("b", Message.Kind.QUESTION);
    desk.write("c", Message.Kind.QUESTION).write("d", Message.Kind.QUESTION);
    for (int i = 0; i < 31; i++) {
      desk.messenger.then(LATER).then(LATER).then(LATER).then(LATER);
      desk.deliver("a");
      desk.deliver("b");
      desk.deliver("c");
      desk.deliver("d");
      desk.wait(Duration.ofMinutes(15));
    }
    assertEquals(Job.Status.SUCCESSFUL, desk.deliver("a").status());
  }
}
