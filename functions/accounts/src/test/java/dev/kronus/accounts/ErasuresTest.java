package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Counts;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Shard;
import dev.kronus.platform.Write;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErasuresTest {
  private static final Counts PROBES = new Counts("probe");
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();
  private final Poke poke = new Poke(bruce.uid(), "JOB#erase");

  @Test
  void takesTheNumbersAlongThatTheyGaveUp() {
    UserChange moved = TestStack.own(Map.of("phone_number", "+14165550199"));
    stack.profiles.change(stack.actor(bruce.uid()), moved);
    assertEquals(List.of(bruce.uid()), stack.users.formerly(bruce.number()));
    stack.departures.delete(bruce.uid());
    stack.erasures.perform(poke);
    assertEquals(List.of(), stack.users.formerly(bruce.number()));
    assertTrue(stack.isBareBut(bruce.uid(), "JOB#erase"));
  }

  @Test
  void leavesNothingButTheJobThatSaysSo() {
    furnish(bruce.uid());
    furnish(tony.uid());
    stack.departures.delete(bruce.uid());
    stack.erasures.perform(poke);
    assertTrue(stack.isBareBut(bruce.uid(), "JOB#erase"));
    Job job = stack.jobs.find(bruce.uid(), "JOB#erase").orElseThrow();
    assertEquals(Job.Status.SUCCESSFUL, job.status());
    assertEquals(Optional.empty(), job.dueAt());
    assertEquals(Map.of(), job.args());
  }

  @Test
  void keepsTheStatisticsExact() {
    furnish(bruce.uid());
    furnish(tony.uid());
    stack.departures.delete(bruce.uid());
    stack.erasures.perform(poke);
    assertEquals(Map.of("good", 90L, "bad", 30L), PROBES.read(stack.table));
    Map<String, Long> jobs = stack.jobs.counts();
    assertEquals(5, jobs.get("enqueued"));
    assertEquals(1, jobs.get("successful"));
    assertEquals(0, jobs.get("in-progress"));
  }

  @Test
  void takesTheTimersOfThatUserOnly() {
    for (Uid uid : List.of(bruce.uid(), new Uid(22))) {
      stack.schedules.repeat(
          "u" + uid + "-a", "cron(0 18 ? * 4 *)", ZoneId.of("UTC"), new Poke(uid, "SETTINGS"));
    }
    stack.departures.delete(bruce.uid());
    stack.erasures.perform(poke);
    assertEquals(List.of("u22-a"), stack.schedules.names("u"));
  }

  @Test
  void mayBePokedTwiceAndByMistake() {
    furnish(bruce.uid());
    stack.erasures.perform(poke);
    assertTrue(stack.users.find(bruce.uid()).isPresent());
    stack.departures.delete(bruce.uid());
    stack.erasures.perform(poke);
    stack.erasures.perform(poke);
    assertEquals(1, stack.jobs.counts().get("successful"));
  }

  /** 120 probes, 30 contacts, five jobs. */
  private void furnish(Uid uid) {
    for (int i = 1; i <= 120; i++) {
      String status = i % 4 == 0 ? "bad" : "good";
      Item probe =
          Item.empty()
              .with("status_pk", "PROBE#" + status + "#" + Shard.of(uid))
              .with("status_sk", "2026#" + uid + "#" + i);
      stack.table.write(
          Write.create(Key.of(uid, "PROBE#%07d".formatted(i)), probe), PROBES.more(uid, status));
    }
    for (int i = 1; i <= 30; i++) {
      stack.table.write(Write.create(Key.of(uid, "CONTACT#%05d".formatted(i)), Item.empty()));
    }
    for (int i = 1; i <= 5; i++) {
      Job job = Job.now(uid, "j" + i, "noop", "Noop", Map.of(), stack.clock.instant());
      stack.table.write(Jobs.written(job));
    }
  }
}
