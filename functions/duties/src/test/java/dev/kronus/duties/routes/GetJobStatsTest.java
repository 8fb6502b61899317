package dev.kronus.duties.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.doubles.MovableClock;
import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.kernel.Uid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GetJobStatsTest {
  private final MemoryTable table = new MemoryTable();
  private final MovableClock clock = MovableClock.at("2026-11-20T12:00:00Z");
  private final Jobs jobs = new Jobs(table, clock);
  private final GetJobStats route = new GetJobStats(jobs);

  @Test
  void countsEveryStatus() {
    for (int i = 1; i <= 6; i++) {
      write(i);
    }
    claim(1);
    jobs.succeeded(claim(2), Optional.empty(), List.of());
    jobs.dead(claim(3), "code", List.of());
    jobs.failed(claim(4), "code", Optional.empty());
    Answer answer = GatewayCall.get("/jobs/stats").as(1, 1).to(route);
    assertEquals(200, answer.status());
    assertEquals(
        Map.of(
            "scheduled_job_count", 1,
            "enqueued_job_count", 2,
            "in_progress_job_count", 1,
            "successful_job_count", 1,
            "dead_job_count", 1),
        answer.data());
  }

  @Test
  void countsNothingAtFirst() {
    Answer answer = GatewayCall.get("/jobs/stats").as(1, 0).to(route);
    assertEquals(5, answer.data().size());
    answer.data().values().forEach(count -> assertEquals(0, count));
  }

  @Test
  void refusesWhoeverIsNoAdmin() {
    assertEquals(401, GatewayCall.get("/jobs/stats").to(route).status());
    assertEquals(403, GatewayCall.get("/jobs/stats").as(1, 2).to(route).status());
  }

  @Test
  void refusesQueriesItDoesNotKnow() {
    Answer answer = GatewayCall.get("/jobs/stats").as(1, 0).query("status", "dead").to(route);
    assertEquals(400, answer.status());
    assertEquals("invalid", answer.code());
  }

  private void write(long uid) {
    Job job = Job.now(new Uid(uid), "j", "sync", "SyncSchedule", Map.of(), clock.instant());
    table.write(Jobs.written(job));
  }

  private Job claim(long uid) {
    return jobs.claim(new Uid(uid), "JOB#j").orElseThrow();
  }
}
