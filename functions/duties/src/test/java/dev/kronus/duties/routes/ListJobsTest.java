package dev.kronus.duties.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.doubles.MovableClock;
import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.duties.Message;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ListJobsTest {
  private static final Set<String> SHOWN =
      Set.of(
          "id",
          "name",
          "handler",
          "args",
          "fails",
          "last_error",
          "status",
          "enqueued_at",
          "created_at",
          "updated_at");

  private final MemoryTable table = new MemoryTable();
  private final MovableClock clock = MovableClock.at("2026-11-20T12:00:00Z");
  private final Jobs jobs = new Jobs(table, clock);
  private final ListJobs route = new ListJobs(jobs);

  @Test
  void showsIdsAndCodesAndNeverTheMessage() {
    write(7, "hello");
    jobs.failed(jobs.claim(new Uid(7), "JOB#hello").orElseThrow(), "21211", Optional.empty());
    Answer answer = list(1).to(route);
    assertEquals(200, answer.status());
    Map<String, Object> job = answer.rows().getFirst();
    assertEquals(SHOWN, job.keySet());
    assertEquals("7-hello", job.get("id"));
    assertEquals("scheduled", job.get("status"));
    assertEquals("21211", job.get("last_error"));
    assertEquals(1, job.get("fails"));
    assertEquals("2026-11-20T12:00:00.000Z", job.get("created_at"));
    assertFalse(answer.text().contains("+1416"));
    assertFalse(answer.text().contains("private words"));
  }

  @Test
  void walksAllPagesOnceWithAnExactTotal() {
    for (int i = 0; i < 7; i++) {
      write(1 + i, "job" + i);
      clock.advance(Duration.ofSeconds(1));
    }
    List<Object> seen = new ArrayList<>();
    Answer page = list(0).query("limit", "3").to(route);
    while (true) {
      page.rows().forEach(row -> seen.add(row.get("id")));
      assertEquals(7, page.paging().get("total"));
      if (page.paging().get("next") == null) {
        break;
      }
      String next = (String) page.paging().get("next");
      page = list(0).query("limit", "3").query("cursor", next).to(route);
    }
    assertEquals(
        List.of("7-job6", "6-job5", "5-job4", "4-job3", "3-job2", "2-job1", "1-job0"), seen);
  }

  @Test
  void keepsToOneStatus() {
    write(7, "a");
    write(8, "b");
    jobs.claim(new Uid(8), "JOB#b");
    Answer claimed = list(1).query("status", "in-progress").to(route);
    assertEquals(List.of("8-b"), claimed.rows().stream().map(row -> row.get("id")).toList());
    assertEquals(1, claimed.paging().get("total"));
    assertNull(claimed.paging().get("next"));
    assertEquals(0, list(1).query("status", "dead").to(route).paging().get("total"));
  }

  @Test
  void refusesWhoeverIsNoAdmin() {
    assertEquals(401, GatewayCall.get("/jobs").to(route).status());
    Answer basic = list(2).to(route);
    assertEquals(403, basic.status());
    assertEquals("forbidden", basic.code());
  }

  @Test
  void namesEveryFaultAtOnce() {
    Answer answer =
        list(1)
            .query("status", "lost")
            .query("limit", "101")
            .query("cursor", "%%%")
            .query("colour", "red")
            .to(route);
    assertEquals(400, answer.status());
    assertEquals(4, answer.errors().size());
    Set<String> all = new TreeSet<>(answer.errors());
    assertTrue(all.stream().anyMatch(error -> error.startsWith("status must be")));
    assertTrue(all.stream().anyMatch(error -> error.startsWith("\"colour\"")));
  }

  @Test
  void refusesLimitsAndCursorsThatAreNone() {
    for (String limit : List.of("0", "-1", "1e2", "", "９", "99999999999999999999")) {
      assertEquals(400, list(1).query("limit", limit).to(route).status(), limit);
    }
    for (String cursor : List.of("", "=", "a b", "AAAA", "x".repeat(500))) {
      assertEquals(400, list(1).query("cursor", cursor).to(route).status(), cursor);
    }
    assertEquals(200, list(1).query("cursor", "enp6").to(route).status());
  }

  private static GatewayCall list(int role) {
    return GatewayCall.get("/jobs").as(1, role);
  }

  private void write(long uid, String id) {
    Message message =
        new Message(new PhoneNumber("+14165550107"), "private words", Message.Kind.NOTICE);
    Job job = Job.send(new Uid(uid), id, "send_it", Map.of(), message, clock.instant());
    table.write(Jobs.written(job));
  }
}
