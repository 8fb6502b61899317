package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.Audit;
import dev.kronus.accounts.Audit.What;
import dev.kronus.accounts.AuditTrail;
import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListAuditTest {
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final ListAudit list = new ListAudit(new AuditTrail(stack.table));

  @Test
  void tellsOfSignInsAndWhereTheyCameFrom() {
    stack.signedIn("tony", false);
    Answer answer = ask(1, 2);
    assertEquals(200, answer.status());
    assertEquals(
        List.of(
            Map.of(
                "what",
                "signed_in",
                "at",
                "2026-11-20T12:00:00.000Z",
                "details",
                Map.of("ip", "203.0.113.9", "device", "phone"))),
        answer.rows());
    assertNull(answer.paging().get("next"));
  }

  @Test
  void tellsTheNewestFirstAndInParts() {
    List<Integer> written = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      stack.table.write(
          Audit.event(tony.uid(), What.ROLE_CHANGED, stack.clock.instant(), Map.of("role", i)));
      written.addFirst(i);
      stack.clock.advance(Duration.ofMillis(i % 3 == 0 ? 0 : 1));
    }
    List<Map<String, Object>> rows = allRows();
    List<?> read = rows.stream().map(row -> ((Map<?, ?>) row.get("details")).get("role")).toList();
    List<String> times = rows.stream().map(row -> (String) row.get("at")).toList();
    assertEquals(times.stream().sorted(Comparator.reverseOrder()).toList(), times);
    assertEquals(25, read.size());
    assertTrue(read.containsAll(written));
  }

  private List<Map<String, Object>> allRows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    GatewayCall call = GatewayCall.get("/users/{uid}/audit").path("uid", 1).as(1, 2);
    Answer answer = call.query("limit", "4").to(list);
    while (true) {
      rows.addAll(answer.rows());
      String next = (String) answer.paging().get("next");
      if (next == null) {
        return rows;
      }
      answer = call.query("cursor", next).to(list);
    }
  }

  @Test
  void isForTheUserAndForAdmins() {
    stack.bruce();
    assertEquals(200, ask(1, 0).status());
    assertEquals(403, ask(2, 2).status());
    assertEquals(200, ask(2, 1).status());
    assertEquals(401, GatewayCall.get("/users/{uid}/audit").path("uid", 1).to(list).status());
    assertEquals(
        404, GatewayCall.get("/users/{uid}/audit").path("uid", 77).as(1, 0).to(list).status());
    assertEquals(
        400,
        GatewayCall.get("/users/{uid}/audit")
            .path("uid", 1)
            .as(1, 0)
            .query("cursor", "%00")
            .to(list)
            .status());
  }

  private Answer ask(long caller, int role) {
    return GatewayCall.get("/users/{uid}/audit").path("uid", 1).as(caller, role).to(list);
  }
}
