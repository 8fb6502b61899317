package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kronus.accounts.TestStack;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListUsersTest {
  private final TestStack stack = new TestStack();
  private final ListUsers list = new ListUsers(stack.directory);

  @BeforeEach
  void fiveAreThere() {
    stack.tony();
    for (int i = 2; i <= 5; i++) {
      stack.clock.advance(Duration.ofSeconds(1));
      stack.add("user" + i, 100 + i, Optional.empty());
    }
  }

  @Test
  void showsTheNewestFirst() {
    Answer answer = GatewayCall.get("/users").as(1, 0).to(list);
    assertEquals(200, answer.status());
    assertEquals(List.of(5, 4, 3, 2, 1), ids(answer));
    assertEquals(5, answer.paging().get("total"));
    assertNull(answer.paging().get("next"));
    assertEquals(true, answer.rows().getFirst().containsKey("probe_settings"));
  }

  @Test
  void goesOnWhereItStopped() {
    Answer first = GatewayCall.get("/users").query("limit", "2").as(1, 0).to(list);
    assertEquals(List.of(5, 4), ids(first));
    Answer second = next(first);
    assertEquals(List.of(3, 2), ids(second));
    Answer third = next(second);
    assertEquals(List.of(1), ids(third));
    assertNull(third.paging().get("next"));
  }

  @Test
  void showsNobodyWhoIsGone() {
    stack.departures.delete(new dev.kronus.kernel.Uid(3));
    Answer answer = GatewayCall.get("/users").as(1, 0).to(list);
    assertEquals(List.of(5, 4, 2, 1), ids(answer));
    assertEquals(4, answer.paging().get("total"));
  }

  @Test
  void isForAdmins() {
    assertEquals(401, GatewayCall.get("/users").to(list).status());
    assertEquals(403, GatewayCall.get("/users").as(2, 2).to(list).status());
    assertEquals(200, GatewayCall.get("/users").as(2, 1).to(list).status());
  }

  @Test
  void refusesAWrongQuery() {
    for (String limit : List.of("0", "101", "x", "")) {
      assertEquals(400, GatewayCall.get("/users").query("limit", limit).as(1, 0).to(list).status());
    }
    assertEquals(400, GatewayCall.get("/users").query("cursor", "?").as(1, 0).to(list).status());
    assertEquals(400, GatewayCall.get("/users").query("page", "101").as(1, 0).to(list).status());
  }

  private Answer next(Answer before) {
    return GatewayCall.get("/users")
        .query("limit", "2")
        .query("cursor", (String) before.paging().get("next"))
        .as(1, 0)
        .to(list);
  }

  private static List<Object> ids(Answer answer) {
    return answer.rows().stream().map(row -> row.get("id")).toList();
  }
}
