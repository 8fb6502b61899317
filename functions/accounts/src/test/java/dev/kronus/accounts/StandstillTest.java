package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.duties.Job;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Counts;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Shard;
import dev.kronus.platform.Write;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What becomes of somebody's check-ins when their account is switched off, deleted, or on again.
 */
class StandstillTest {
  private static final Map<String, Object> OFF = Map.of("status", 0);
  private static final Map<String, Object> ON = Map.of("status", 1);
  private static final Counts PROBES = new Counts("probe");

  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();

  @Test
  void whatWasAskedIsCancelledAndNothingIsAskedAnyMore() {
    for (boolean deleted : new boolean[] {false, true}) {
      User person = stack.add("person" + deleted, deleted ? 111 : 112, java.util.Optional.empty());
      pendingProbe(person.uid());
      if (deleted) {
        stack.accounts.markDeleted(stack.actor(person.uid()), person.uid());
      } else {
        change(tony, person, OFF);
      }
      Item settings = stack.table.get(ProbeSettingsItems.key(person.uid())).orElseThrow();
      assertFalse(settings.flag("active"));
      assertFalse(settings.has("due_at") || settings.has("pending_probe"));
      assertCancelled(Key.of(person.uid(), "PROBE#0000017"));
      assertEquals(
          List.of("Deliver JOB#closed-000002", "SyncSchedule JOB#sync-000002"),
          poked(person.uid()),
          "at once");
      String told = told(person.uid());
      assertTrue(told.contains(deleted ? "was deleted" : "was switched off"), told);
      assertTrue(stack.jobs.find(person.uid(), "JOB#sync-000002").isPresent());
    }
    assertEquals(Map.of("cancelled", 2L, "pending", 0L), PROBES.read(stack.table));
  }

  /** What Deliver withdraws a message by. */
  @Test
  void whoIsActiveAgainIsNotToldThatTheyAreNotButThatTheCheckInsAreOff() {
    pendingProbe(bruce.uid());
    change(tony, bruce, OFF);
    Job told = stack.jobs.find(bruce.uid(), "JOB#closed-000002").orElseThrow();
    Key unless = Key.of(bruce.uid(), told.terms().unless().orElseThrow());
    assertTrue(stack.table.get(unless).isPresent());
    change(tony, bruce, ON);
    assertTrue(stack.table.get(unless).isEmpty());
    Job open = stack.jobs.of(bruce.uid(), "open").getFirst();
    assertTrue(open.message().orElseThrow().body().contains("check-ins are off"));
    change(tony, bruce, OFF);
    change(tony, bruce, ON);
    assertEquals(1, stack.jobs.of(bruce.uid(), "open").size(), "they were off before");
  }

  private void assertCancelled(Key key) {
    Item probe = stack.table.get(key).orElseThrow();
    assertEquals("cancelled", probe.text("status"));
    assertFalse(probe.has("due_at"));
  }

  private String told(Uid uid) {
    Job told = stack.jobs.find(uid, "JOB#closed-000002").orElseThrow();
    return told.message().orElseThrow().body();
  }

  private List<String> poked(Uid uid) {
    return stack.invoker.drain().stream()
        .filter(poke -> poke.json().contains("\"uid\":" + uid + ","))
        .map(poke -> poke.function() + " " + poke.json().replaceAll(".*(JOB#[a-z0-9-]+).*", "$1"))
        .toList();
  }

  private void change(User by, User whom, Map<String, Object> wish) {
    stack.accounts.change(stack.actor(by.uid()), whom.uid(), stack.change(wish));
  }

  private void pendingProbe(Uid uid) {
    stack.table.write(
        Write.create(
            Key.of(uid, "PROBE#0000017"),
            Item.empty()
                .with("status", "pending")
                .with("due_at", "2026-11-20T13:00:00.000Z")
                .with("due_pk", "DUE#" + Shard.of(uid))
                .with("status_pk", "PROBE#pending#" + Shard.of(uid))
                .with("status_sk", "x")),
        Write.update(ProbeSettingsItems.key(uid))
            .set("active", true)
            .set("due_at", "2026-11-20T13:00:00.000Z")
            .set("due_pk", "DUE#" + Shard.of(uid))
            .set("pending_probe", 17),
        PROBES.more(uid, "pending"));
  }
}
