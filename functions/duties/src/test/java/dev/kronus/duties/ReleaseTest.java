package dev.kronus.duties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseTest {
  private static final Key ESCALATION = Key.of(Desk.TONY, "ESCALATION#0000001");

  private final Desk desk = new Desk();

  @Test
  void withdrawsWhatHasNoPurposeAnyMore() {
    state("RESOLVED");
    tell();
    assertTrue(desk.deliver("tell").isWithdrawn());
    assertEquals(Job.Status.SUCCESSFUL, desk.find("tell").status());
    assertEquals(List.of(), desk.messenger.sent);
    assertEquals(0, desk.counted());
  }

  @Test
  void withdrawsWhatIsAboutNothing() {
    tell();
    assertTrue(desk.deliver("tell").isWithdrawn());
  }

  @Test
  void withdrawsWhatIsOfNoUseAnyMoreAndForgetsItsWords() {
    Message code = new Message(Desk.PHONE, "a code", Message.Kind.NOTICE);
    Job job = Job.send(Desk.TONY, "code", "send_code", Map.of(), code, desk.clock.instant());
    desk.table.write(Jobs.written(job.until(desk.clock.instant().plusSeconds(600))));
    assertTrue(desk.wait(Duration.ofMinutes(10)).deliver("code").isWithdrawn());
    assertFalse(desk.table.get(job.key()).orElseThrow().has("message"));
    assertEquals(List.of(), desk.messenger.sent);
  }

  @Test
  void asksTheProviderToDropWhatComesTooLate() {
    Message code = new Message(Desk.PHONE, "a code", Message.Kind.NOTICE);
    Job job = Job.send(Desk.TONY, "code", "send_code", Map.of(), code, desk.clock.instant());
    desk.table.write(Jobs.written(job.until(desk.clock.instant().plusSeconds(600))));
    desk.wait(Duration.ofMinutes(4)).deliver("code");
    assertEquals(Optional.of(Duration.ofMinutes(6)), desk.messenger.sent.getFirst().validity());
    assertFalse(desk.table.get(job.key()).orElseThrow().has("message"));
  }

  @Test
  void sendsWhileItIsNotOver() {
    state("EXHAUSTED");
    tell();
    assertFalse(desk.deliver("tell").isWithdrawn());
    assertEquals(1, desk.messenger.sent.size());
  }

  @Test
  void looksUpWhatMayHaveGoneOutBeforeItIsWithdrawn() {
    state("OPEN");
    desk.messenger.then(new Messenger.Doubtful("answer_lost"));
    tell();
    desk.deliver("tell");
    state("RESOLVED");
    desk.messenger.unreachable = true;
    Job unknown = desk.wait(Duration.ofMinutes(1)).deliver("tell");
    assertEquals(Job.Status.SCHEDULED, unknown.status());
    desk.messenger.unreachable = false;
    desk.messenger.found.put(Desk.PHONE + " help", "SM77");
    Job found = desk.wait(Duration.ofMinutes(2)).deliver("tell");
    assertFalse(found.isWithdrawn());
    assertEquals(Optional.of("SM77"), found.sid());
    assertEquals(1, desk.messenger.sent.size());
  }

  @Test
  void sendsTheAllClearOnlyAfterWhatItFollows() {
    state("OPEN");
    desk.messenger.then(new Messenger.Postponed("429"));
    tell();
    clear();
    desk.deliver("tell");
    Job waiting = desk.deliver("clear");
    assertEquals(Optional.of("undecided"), waiting.lastError());
    assertEquals(Optional.of(desk.clock.instant().plusSeconds(60)), waiting.dueAt());
    desk.wait(Duration.ofMinutes(1)).deliver("tell");
    desk.deliver("clear");
    assertEquals(List.of("help", "help", "all clear"), bodies());
  }

  @Test
  void withdrawsTheAllClearWithTheAlert() {
    state("RESOLVED");
    tell();
    clear();
    desk.deliver("tell");
    assertTrue(desk.deliver("clear").isWithdrawn());
    assertEquals(List.of(), bodies());
  }

  @Test
  void clearsNobodyWhomTheAlertDidNotReach() {
    state("OPEN");
    tell();
    clear();
    desk.deliver("tell");
    new Receipts(desk.table, desk.schedules, desk.invoker, desk.clock)
        .receive("SM1", Fate.Status.UNDELIVERED, Optional.of("30003"));
    assertTrue(desk.deliver("clear").isWithdrawn());
  }

  @Test
  void saysWhyAQuestionIsLateAndFindsItByItsOwnWords() {
    Message message = new Message(Desk.PHONE, "Are you good?", Message.Kind.QUESTION);
    Job ask = Job.send(Desk.TONY, "ask", "ask", Map.of(), message, desk.clock.instant());
    desk.table.write(Jobs.written(ask.excusing(new Excuse("Sorry, late.", desk.clock.instant()))));
    desk.messenger.then(new Messenger.Doubtful("answer_lost"));
    desk.wait(Duration.ofMinutes(11)).deliver("ask");
    assertEquals(List.of("Sorry, late. Are you good?"), bodies());
    desk.messenger.found.put(Desk.PHONE + " Are you good?", "SM77");
    desk.wait(Duration.ofMinutes(1)).deliver("ask");
    assertEquals(1, bodies().size());
  }

  private void state(String state) {
    desk.table.write(Write.put(ESCALATION, Item.empty().with("state", state), Condition.ANY));
  }

  private void tell() {
    desk.table.write(Jobs.written(alert("tell", "help").unless(ESCALATION.sk())));
  }

  private void clear() {
    desk.table.write(Jobs.written(alert("clear", "all clear").following(List.of("tell"))));
  }

  private Job alert(String id, String words) {
    Message message = new Message(Desk.PHONE, words, Message.Kind.ALERT);
    return Job.send(Desk.TONY, id, "send_it", Map.of(), message, desk.clock.instant());
  }

  private List<String> bodies() {
    return desk.messenger.sent.stream().map(Message::body).toList();
  }
}
