package dev.kronus.duties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.MemoryInvoker;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InquiriesTest {
  private final Desk desk = new Desk();
  private final Instant since = desk.clock.instant().minusSeconds(3_600);

  @Test
  void keepsWhatThePhoneTextedAndHurriesWhoeverAsked() {
    desk.messenger.texts.add(new Inbound("SM9", "yes"));
    Job done = look().deliver("look");
    assertEquals(Job.Status.SUCCESSFUL, done.status());
    assertEquals(List.of(new Inbound("SM9", "yes")), desk.jobs.inbound(done));
    assertEquals(List.of(since), desk.messenger.lookups);
    assertEquals(desk.clock.instant(), desk.waiting().instant("due_at"));
    Poke waiter = new Poke(Desk.TONY, "PROBE#0000001");
    assertEquals(
        List.of(new MemoryInvoker.Invocation("Probe", waiter.json())), desk.invoker.invocations());
    assertEquals(List.of(), desk.messenger.sent);
  }

  @Test
  void asksAgainEveryMinuteWithoutCountingFailures() {
    desk.messenger.unreachable = true;
    Job later = look().deliver("look");
    assertEquals(Job.Status.SCHEDULED, later.status());
    assertEquals(Optional.of(desk.clock.instant().plusSeconds(60)), later.dueAt());
    assertEquals(0, later.fails());
    desk.messenger.unreachable = false;
    assertEquals(Job.Status.SUCCESSFUL, desk.wait(Duration.ofMinutes(1)).deliver("look").status());
  }

  @Test
  void asksNoLongerThanAnybodyWaits() {
    desk.messenger.unreachable = true;
    look().wait(Duration.ofMinutes(11));
    assertTrue(desk.deliver("look").isWithdrawn());
  }

  @Test
  void bothersNobodyWhoDoesNotWaitAnyMore() {
    look();
    desk.table.write(Write.update(Desk.WAITING).set("status", "good"));
    assertTrue(desk.deliver("look").isWithdrawn());
    assertFalse(desk.waiting().has("due_at"));
    assertEquals(List.of(), desk.invoker.invocations());
  }

  private Desk look() {
    Lookup lookup = new Lookup(Desk.PHONE, since);
    Waiter waiter = new Waiter(Desk.WAITING.sk(), "status", "pending", "Probe");
    Instant now = desk.clock.instant();
    desk.table.write(
        Jobs.written(Job.look(Desk.TONY, "look", "look", Map.of(), lookup, waiter, now)));
    return desk;
  }
}
