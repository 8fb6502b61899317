package dev.kronus.duties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.MemoryTable;
import dev.kronus.doubles.MovableClock;
import dev.kronus.kernel.Paging;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Item;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobsTest {
  private static final Uid TONY = new Uid(7);
  private static final Duration CLAIM = Duration.ofMinutes(2);

  private final MemoryTable table = new MemoryTable();
  private final MovableClock clock = MovableClock.at("2026-11-20T12:00:00Z");
  private final Jobs jobs = new Jobs(table, clock);

  @Test
  void writesTheSameActDownOnce() {
    written("sync-1");
    assertThrows(Table.ConditionFailed.class, () -> written("sync-1"));
    assertEquals(Map.of("enqueued", 1L), jobs.counts());
  }

  @Test
  void givesAJobToOneFunctionAlone() {
    written("sync-1");
    Job claimed = claim("sync-1").orElseThrow();
    assertEquals(Job.Status.IN_PROGRESS, claimed.status());
    assertEquals(Optional.empty(), claimed.doubt());
    assertTrue(claim("sync-1").isEmpty());
    assertTrue(claim("never-written").isEmpty());
    assertEquals(Map.of("enqueued", 0L, "in-progress", 1L), jobs.counts());
  }

  @Test
  void doubtsAJobWhoseClaimRanOut() {
    written("sync-1");
    Instant first = clock.instant();
    claim("sync-1");
    clock.advance(CLAIM.minusMillis(1));
    assertTrue(claim("sync-1").isEmpty());
    clock.advance(Duration.ofMillis(1));
    Job again = claim("sync-1").orElseThrow();
    assertEquals(Optional.of(new Doubt(first, first.plus(CLAIM))), again.doubt());
  }

  @Test
  void staysDoubtfulWhenADoubtfulTryFailsForSure() {
    written("sync-1");
    Job claimed = claim("sync-1").orElseThrow();
    Optional<Doubt> doubt = Optional.of(jobs.doubted(claimed));
    jobs.failed(claimed, "timeout", doubt);
    clock.advance(Backoff.after(1));
    assertEquals(doubt, claim("sync-1").orElseThrow().doubt());
  }

  @Test
  void refusesWordOfAClaimThatRanOut() {
    written("sync-1");
    Job lost = claim("sync-1").orElseThrow();
    clock.advance(CLAIM);
    Job holder = claim("sync-1").orElseThrow();
    assertThrows(
        Table.ConditionFailed.class, () -> jobs.succeeded(lost, Optional.empty(), List.of()));
    jobs.succeeded(holder, Optional.of("SM1"), List.of());
    assertEquals(Optional.of("SM1"), find("sync-1").sid());
    assertTrue(item("sync-1").maybeText("due_pk").isEmpty());
    assertTrue(claim("sync-1").isEmpty());
  }

  @Test
  void triesAgainLaterAndLater() {
    written("sync-1");
    for (int minutes : List.of(1, 2, 4, 8, 15, 15)) {
      jobs.failed(claim("sync-1").orElseThrow(), "code", Optional.empty());
      clock.advance(Duration.ofMinutes(minutes).minusMillis(1));
      assertTrue(claim("sync-1").isEmpty(), "before " + minutes);
      clock.advance(Duration.ofMillis(1));
    }
    assertEquals(6, find("sync-1").fails());
    assertEquals(Optional.of("code"), find("sync-1").lastError());
  }

  @Test
  void givesAlertsAloneToAFunctionOfTheirOwn() {
    PhoneNumber to = new PhoneNumber("+14165550107");
    for (Message.Kind kind : Message.Kind.values()) {
      Message message = new Message(to, "?", kind);
      Job job = Job.send(new Uid(7), "j", "n", Map.of(), message, clock.instant());
      String expected = kind == Message.Kind.ALERT ? "DeliverAlarm" : "Deliver";
      assertEquals(expected, job.handler(), kind.name());
    }
  }

  @Test
  void givesUpAfterTheLastTryAndHandsTheDeadToDeliver() {
    written("sync-1");
    for (int i = 1; i <= Backoff.MOST; i++) {
      Job.Status after = jobs.failed(claim("sync-1").orElseThrow(), "code", Optional.empty());
      assertEquals(i == Backoff.MOST, after == Job.Status.DEAD, "try " + i);
      clock.advance(Duration.ofMinutes(15));
    }
    assertTrue(claim("sync-1").isEmpty());
    assertEquals(Deliveries.DRIVER, item("sync-1").text("driver"));
    assertTrue(item("sync-1").has("due_at"));
    jobs.mourned(find("sync-1"));
    assertFalse(item("sync-1").has("due_at"));
    assertEquals(1, jobs.counts().get("dead"));
    assertEquals(0, jobs.counts().get("scheduled"));
  }

  @Test
  void putsOffWithoutCountingAFailure() {
    written("sync-1");
    jobs.postponed(claim("sync-1").orElseThrow(), "daily_limit", Duration.ofMinutes(15));
    assertEquals(0, find("sync-1").fails());
    assertEquals(Optional.of("daily_limit"), find("sync-1").lastError());
    assertTrue(claim("sync-1").isEmpty());
    clock.advance(Duration.ofMinutes(15));
    assertTrue(claim("sync-1").isPresent());
  }

  @Test
  void performsOnceAndRecordsHowItWent() {
    written("sync-1");
    Poke poke = new Poke(TONY, "JOB#sync-1");
    int[] done = {0};
    jobs.perform(
        poke,
        job -> {
          throw new IllegalStateException("secret words");
        });
    assertEquals(Optional.of("IllegalStateException"), find("sync-1").lastError());
    jobs.perform(poke, job -> done[0]++);
    assertEquals(0, done[0]);
    clock.advance(Duration.ofMinutes(1));
    jobs.perform(poke, job -> done[0]++);
    jobs.perform(poke, job -> done[0]++);
    assertEquals(1, done[0]);
    assertEquals(Job.Status.SUCCESSFUL, find("sync-1").status());
  }

  @Test
  void believesEarlyWordThatAMessageWasLost() {
    Job sent = sentAfter("lost", Fate.Status.UNDELIVERED);
    assertTrue(sent.mayHaveArrived());
    assertFalse(jobs.mayHaveArrived(sent));
    assertTrue(jobs.mayHaveArrived(sentAfter("under-way", Fate.Status.SENT)));
  }

  @Test
  void believesTheLastWordOfAMessageBeforeAnEarlierOne() {
    Job sent = sentAfter("lost", Fate.Status.UNDELIVERED);
    Fate delivered = new Fate(Fate.Status.DELIVERED, clock.instant(), Optional.empty());
    table.write(List.of(Jobs.told(sent, delivered)));
    assertTrue(jobs.mayHaveArrived(find("lost")));
  }

  /** Word of it came before it was written down as sent, and nobody took that in yet. */
  private Job sentAfter(String id, Fate.Status early) {
    String sid = "SM-" + id;
    written(id);
    new Sids(table).keep(sid, new Fate(early, clock.instant(), Optional.empty()));
    Job claimed = claim(id).orElseThrow();
    jobs.succeeded(claimed, Optional.of(sid), List.of(Sids.written(sid, claimed, clock.instant())));
    return find(id);
  }

  @Test
  void listsByStatusNewestFirstWithExactTotals() {
    for (int i = 1; i <= 5; i++) {
      written("sync-" + i);
      clock.advance(Duration.ofSeconds(1));
    }
    jobs.succeeded(claim("sync-3").orElseThrow(), Optional.empty(), List.of());
    var page = jobs.list(Optional.of(Job.Status.ENQUEUED), new Paging(3, Optional.empty()));
    assertEquals(List.of("sync-5", "sync-4", "sync-2"), page.rows().stream().map(Job::id).toList());
    assertEquals(4, page.total());
    var rest = jobs.list(Optional.of(Job.Status.ENQUEUED), new Paging(3, page.next()));
    assertEquals(List.of("sync-1"), rest.rows().stream().map(Job::id).toList());
    assertEquals(5, jobs.list(Optional.empty(), new Paging(50, Optional.empty())).total());
    assertEquals(List.of("sync-3"), jobs.of(TONY, "sync-3").stream().map(Job::id).toList());
  }

  private void written(String id) {
    Job job = Job.now(TONY, id, "sync_schedule", "SyncSchedule", Map.of(), clock.instant());
    table.write(Jobs.written(job));
  }

  private Optional<Job> claim(String id) {
    return jobs.claim(TONY, "JOB#" + id);
  }

  private Job find(String id) {
    return jobs.find(TONY, "JOB#" + id).orElseThrow();
  }

  private Item item(String id) {
    return table.get(find(id).key()).orElseThrow();
  }
}
