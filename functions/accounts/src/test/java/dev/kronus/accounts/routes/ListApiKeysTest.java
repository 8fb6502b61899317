package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListApiKeysTest {
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();
  private final ListApiKeys list = new ListApiKeys(stack.apiKeys);

  @Test
  void showsTheCallersOwnTheNewestFirst() {
    stack.drawn(bruce, Optional.empty());
    stack.drawn(tony, Optional.empty());
    stack.drawn(bruce, Optional.empty());
    Answer answer = GatewayCall.get("/api-keys").as(2, 2).to(list);
    assertEquals(200, answer.status());
    assertEquals(List.of(3, 1), ids(answer));
    assertEquals(2, answer.paging().get("total"));
    assertNull(answer.paging().get("next"));
    assertEquals(List.of(2), ids(GatewayCall.get("/api-keys").as(1, 0).to(list)));
    assertNull(answer.rows().getFirst().get("key"));
  }

  @Test
  void goesOnByCursorAndByPage() {
    five();
    Answer first = GatewayCall.get("/api-keys").query("limit", "2").as(2, 2).to(list);
    assertEquals(List.of(5, 4), ids(first));
    Answer second =
        GatewayCall.get("/api-keys")
            .query("limit", "2")
            .query("cursor", (String) first.paging().get("next"))
            .as(2, 2)
            .to(list);
    assertEquals(List.of(3, 2), ids(second));
    Answer last =
        GatewayCall.get("/api-keys").query("limit", "2").query("page", "2").as(2, 2).to(list);
    assertEquals(List.of(1), ids(last));
    assertNull(last.paging().get("next"));
    Answer beyond = GatewayCall.get("/api-keys").query("page", "1000").as(2, 2).to(list);
    assertEquals(List.of(), ids(beyond));
  }

  @Test
  void takesTheSameInABodyAsNumbersOrTexts() {
    five();
    for (Object one : List.of(1, "1")) {
      Answer answer = post(Map.of("limit", one, "page", one));
      assertEquals(200, answer.status());
      assertEquals(List.of(4), ids(answer));
    }
    assertEquals(5, ids(GatewayCall.post("/api-keys").as(2, 2).to(list)).size());
    assertEquals(5, ids(post(Map.of())).size());
  }

  @Test
  void refusesWhatIsMalformed() {
    for (Object wrong : List.of(0, 101, "x", "", -1, 1.5, true, List.of())) {
      assertEquals(400, post(Map.of("limit", wrong)).status(), wrong.toString());
    }
    assertEquals(
        List.of(
            "limit must be a whole number from 1 to 100.",
            "page must be a whole number from 0 to 1000.",
            "\"owner\" is not a field of this request."),
        post(Map.of("limit", 0, "page", -1, "owner", 1)).errors());
    Answer both =
        GatewayCall.get("/api-keys").query("page", "1").query("cursor", "MQ").as(2, 2).to(list);
    assertEquals(List.of("page must be left out where a cursor is given."), both.errors());
    Answer foreign = GatewayCall.get("/api-keys").query("cursor", "bm9ib2R5").as(2, 2).to(list);
    assertEquals(List.of("cursor is not a cursor of this list."), foreign.errors());
    assertEquals(
        400,
        GatewayCall.post("/api-keys").body("application/json", "[]").as(2, 2).to(list).status());
    assertEquals(
        415, GatewayCall.post("/api-keys").body("text/plain", "x").as(2, 2).to(list).status());
  }

  @Test
  void isForWhoeverIsSignedIn() {
    assertEquals(401, GatewayCall.get("/api-keys").to(list).status());
    assertEquals(401, GatewayCall.post("/api-keys").to(list).status());
    assertEquals(200, GatewayCall.get("/api-keys").as(2, 2).byKey().to(list).status());
  }

  private void five() {
    for (int i = 0; i < 5; i++) {
      stack.drawn(bruce, Optional.empty());
    }
  }

  private Answer post(Map<String, Object> body) {
    return GatewayCall.post("/api-keys").as(2, 2).json(body).to(list);
  }

  private static List<Object> ids(Answer answer) {
    return answer.rows().stream().map(row -> row.get("id")).toList();
  }
}
