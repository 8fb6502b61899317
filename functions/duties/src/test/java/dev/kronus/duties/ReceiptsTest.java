package dev.kronus.duties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.MemoryInvoker;
import dev.kronus.doubles.MemorySchedules;
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

class ReceiptsTest {
  private static final Key ESCALATION = Key.of(Desk.TONY, "ESCALATION#0000001");

  private final Desk desk = new Desk();
  private final Receipts receipts =
      new Receipts(desk.table, desk.schedules, desk.invoker, desk.clock);

  @Test
  void startsTheClockWhenTheQuestionWasSent() {
    desk.ask("ask-0").deliver("ask-0");
    desk.wait(Duration.ofMinutes(1));
    hear(Fate.Status.SENT);
    assertEquals(now().plus(Duration.ofHours(1)), desk.waiting().instant("deadline_at"));
    Instant due = now().plus(Duration.ofMinutes(61));
    assertEquals(due, desk.waiting().instant("due_at"));
    var timer = (MemorySchedules.Single) desk.schedules.timers().getFirst();
    assertEquals("u7-probe-0000001-0", timer.name());
    assertEquals(due, timer.when());
    assertEquals(new Poke(Desk.TONY, "PROBE#0000001"), timer.poke());
  }

  @Test
  void neverMovesADeadlineOn() {
    desk.ask("ask-0").deliver("ask-0");
    Instant provisional = now().plus(Duration.ofMinutes(70));
    desk.wait(Duration.ofMinutes(30));
    hear(Fate.Status.SENT);
    assertEquals(provisional, desk.waiting().instant("deadline_at"));
    assertEquals(Fate.Status.SENT, fate());
  }

  @Test
  void startsNoClockForWhoHasAnswered() {
    desk.ask("ask-0").deliver("ask-0");
    desk.table.write(Write.update(Desk.WAITING).set("status", "good").remove("deadline_at"));
    hear(Fate.Status.SENT);
    assertFalse(desk.waiting().has("deadline_at"));
    assertEquals(Fate.Status.SENT, fate());
  }

  @Test
  void takesWordInAnyOrderAndNeverGoesBack() {
    desk.write("note", Message.Kind.NOTICE).deliver("note");
    hear(Fate.Status.DELIVERED);
    Instant delivered = desk.find("note").fate().orElseThrow().at();
    desk.wait(Duration.ofMinutes(1));
    hear(Fate.Status.SENDING);
    hear(Fate.Status.SENT);
    hear(Fate.Status.UNDELIVERED);
    hear(Fate.Status.DELIVERED);
    Fate fate = desk.find("note").fate().orElseThrow();
    assertEquals(new Fate(Fate.Status.DELIVERED, delivered, Optional.empty()), fate);
  }

  @Test
  void forgetsNoEarlierWordThatNobodyHadTakenInYet() {
    desk.ask("ask-0").deliver("ask-0");
    Write.Update early = Write.update(new Key("SID#SM1", "SID"));
    desk.table.write(early.set("status", "undelivered").set("at", now()));
    hear(Fate.Status.SENT);
    assertEquals(Fate.Status.UNDELIVERED, fate());
    assertEquals(Job.Status.SCHEDULED, desk.find("ask-0-again").status());
  }

  @Test
  void keepsWordThatComesBeforeTheAcceptanceIsWrittenDown() {
    desk.messenger.meanwhile = () -> hear(Fate.Status.SENT);
    desk.ask("ask-0").deliver("ask-0");
    assertEquals(Optional.of(Fate.Status.SENT), desk.find("ask-0").fate().map(Fate::status));
    assertEquals(now().plus(Duration.ofHours(1)), desk.waiting().instant("deadline_at"));
  }

  @Test
  void takesThatWordInWhenDeliverDiedBetweenAndRunsAgain() {
    desk.ask("ask-0").deliver("ask-0");
    Write.Update early = Write.update(new Key("SID#SM1", "SID"));
    desk.table.write(early.set("status", "undelivered").set("at", now()));
    desk.deliver("ask-0");
    assertEquals(Optional.of(Fate.Status.UNDELIVERED), desk.find("ask-0").fate().map(Fate::status));
    assertFalse(desk.waiting().has("deadline_at"));
  }

  @Test
  void asksOnceMoreWhatWasLostAndStopsTheClock() {
    desk.ask("ask-0").deliver("ask-0");
    receipts.receive("SM1", Fate.Status.UNDELIVERED, Optional.of("30003"));
    receipts.receive("SM1", Fate.Status.UNDELIVERED, Optional.of("30003"));
    assertFalse(desk.waiting().has("deadline_at"));
    Job again = desk.find("ask-0-again");
    assertEquals(Optional.of(now().plus(Duration.ofMinutes(2))), again.dueAt());
    assertEquals(Job.Status.SCHEDULED, again.status());
    assertEquals(
        Optional.of("30003"), desk.find("ask-0").fate().flatMap(Fate::error), "the reason is kept");
    desk.wait(Duration.ofMinutes(2)).deliver("ask-0-again");
    assertEquals(now().plus(Duration.ofMinutes(70)), desk.waiting().instant("deadline_at"));
  }

  @Test
  void asksNoThirdTime() {
    desk.ask("ask-0").deliver("ask-0");
    receipts.receive("SM1", Fate.Status.FAILED, Optional.empty());
    desk.wait(Duration.ofMinutes(2)).deliver("ask-0-again");
    Instant deadline = desk.waiting().instant("deadline_at");
    receipts.receive("SM2", Fate.Status.UNDELIVERED, Optional.empty());
    assertTrue(desk.jobs.find(Desk.TONY, "JOB#ask-0-again-again").isEmpty());
    assertEquals(deadline, desk.waiting().instant("deadline_at"));
    assertEquals(2, desk.messenger.sent.size());
  }

  @Test
  void asksNobodyAgainWhoHasAnswered() {
    desk.ask("ask-0").deliver("ask-0");
    desk.table.write(Write.update(Desk.WAITING).set("status", "good"));
    receipts.receive("SM1", Fate.Status.UNDELIVERED, Optional.empty());
    assertTrue(desk.jobs.find(Desk.TONY, "JOB#ask-0-again").isEmpty());
    assertEquals(Fate.Status.UNDELIVERED, desk.find("ask-0").fate().orElseThrow().status());
  }

  @Test
  void hurriesWhoeverWaitsOnALostAlert() {
    alert("OPEN");
    receipts.receive("SM1", Fate.Status.UNDELIVERED, Optional.of("30003"));
    Item waiting = desk.table.get(ESCALATION).orElseThrow();
    assertEquals(now(), waiting.instant("due_at"));
    assertEquals(4, waiting.number("version"));
    Poke poke = new Poke(Desk.TONY, ESCALATION.sk());
    assertEquals(
        List.of(new MemoryInvoker.Invocation("Escalate", poke.json())), desk.invoker.invocations());
  }

  @Test
  void hurriesNobodyWhoDoesNotWaitAnyMore() {
    alert("ACCEPTED");
    receipts.receive("SM1", Fate.Status.UNDELIVERED, Optional.of("30003"));
    assertFalse(desk.table.get(ESCALATION).orElseThrow().has("due_at"));
    assertEquals(List.of(), desk.invoker.invocations());
    assertTrue(desk.find("tell").isLost());
  }

  private void alert(String state) {
    desk.table.write(
        Write.create(ESCALATION, Item.empty().with("state", state).with("version", 3)));
    Message message = new Message(Desk.PHONE, "help", Message.Kind.ALERT);
    Waiter waiter = new Waiter(ESCALATION.sk(), "state", "OPEN", "Escalate");
    Job tell = Job.send(Desk.TONY, "tell", "send_it", Map.of(), message, now()).hurrying(waiter);
    desk.table.write(Jobs.written(tell));
    desk.deliver("tell");
  }

  private void hear(Fate.Status status) {
    receipts.receive("SM1", status, Optional.empty());
  }

  private Fate.Status fate() {
    return desk.find("ask-0").fate().orElseThrow().status();
  }

  private Instant now() {
    return desk.clock.instant();
  }
}
