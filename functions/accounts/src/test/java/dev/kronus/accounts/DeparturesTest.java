package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.MemoryInvoker;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Counts;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Shard;
import dev.kronus.platform.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DeparturesTest {
  private static final Counts PROBES = new Counts("probe");
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();

  @Test
  void takesEverythingThatCouldActForThem() {
    pendingProbe(bruce.uid());
    stack.departures.delete(bruce.uid());
    assertTrue(stack.isBareBut(bruce.uid(), "JOB#erase"));
    assertTrue(stack.users.byEmail(bruce.email().orElseThrow()).isEmpty());
    assertTrue(stack.table.get(UserItems.marker(bruce.email().orElseThrow())).isEmpty());
    assertTrue(stack.table.get(UserItems.marker(bruce.number())).isEmpty());
    assertEquals(0, PROBES.read(stack.table).get("pending"));
    assertEquals(Map.of("total", 1L), Users.COUNTS.read(stack.table));
  }

  @Test
  void pokesTheErasureAndLeavesItAsAnObligation() {
    stack.departures.delete(bruce.uid());
    assertEquals(
        List.of(new MemoryInvoker.Invocation("EraseUser", "{\"uid\":2,\"item\":\"JOB#erase\"}")),
        stack.invoker.invocations());
    Item job = stack.table.get(Key.of(bruce.uid(), "JOB#erase")).orElseThrow();
    assertEquals("EraseUser", job.text("driver"));
    assertEquals(stack.clock.instant(), job.instant("due_at"));
  }

  @Test
  void refusesWhileAnAlarmIsOpen() {
    stack.table.write(
        Write.update(ProbeSettingsItems.key(bruce.uid()))
            .set("open_escalation", "PROBE#0000001#ESCALATION"));
    assertThrows(Refusal.Conflict.class, () -> stack.departures.delete(bruce.uid()));
    assertTrue(stack.users.find(bruce.uid()).isPresent());
  }

  @Test
  void refusesTheLastAdmin() {
    assertThrows(Refusal.Conflict.class, () -> stack.departures.delete(tony.uid()));
    User pepper = stack.pepper();
    stack.departures.delete(tony.uid());
    assertThrows(Refusal.Conflict.class, () -> stack.departures.delete(pepper.uid()));
  }

  @Test
  void twoAdminsDeletingEachOtherLeaveOne() throws Exception {
    User pepper = stack.pepper();
    List<Callable<Boolean>> both = new ArrayList<>();
    both.add(() -> isDeleted(pepper.uid()));
    both.add(() -> isDeleted(tony.uid()));
    int deleted = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (Future<Boolean> outcome : threads.invokeAll(both)) {
        deleted += outcome.get() ? 1 : 0;
      }
    }
    assertEquals(1, deleted);
    assertEquals(1, stack.table.get(UserItems.ADMINS).orElseThrow().number("count"));
  }

  @Test
  void saysMissingTheSecondTime() {
    stack.departures.delete(bruce.uid());
    assertThrows(Refusal.Missing.class, () -> stack.departures.delete(bruce.uid()));
  }

  @Test
  void freesAddressAndNumberForAnother() {
    stack.departures.delete(bruce.uid());
    assertEquals(new Uid(3), stack.bruce().uid());
  }

  @Test
  void isNotUndoneByAnErasureThatIsNotPoked() {
    Departures deaf =
        new Departures(
            stack.table,
            (function, json) -> {
              throw new IllegalStateException("no Lambda today");
            },
            stack.clock);
    deaf.delete(bruce.uid());
    assertTrue(stack.users.find(bruce.uid()).isEmpty());
  }

  private boolean isDeleted(Uid uid) {
    try {
      stack.departures.delete(uid);
      return true;
    } catch (Refusal.Conflict lastAdmin) {
      return false;
    }
  }

  private void pendingProbe(Uid uid) {
    stack.table.write(
        Write.create(
            Key.of(uid, "PROBE#0000017"),
            Item.empty()
                .with("status_pk", "PROBE#pending#" + Shard.of(uid))
                .with("status_sk", "x")),
        Write.update(ProbeSettingsItems.key(uid)).set("pending_probe", 17),
        PROBES.more(uid, "pending"));
  }
}
