package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.kernel.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** GET and POST /user/groups. */
class GroupRoutesTest {
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();
  private final ListGroups list = new ListGroups(stack.groups);
  private final ChangeGroups change = new ChangeGroups(stack.groups);

  @Test
  void listsWhatIsBuiltInAndWhatWasMade() {
    ask("[[\"editors\", {\"description\": \"May change texts\"}]]");
    Answer answer = GatewayCall.get("/user/groups").as(2, 2).to(list);
    List<Object> names = answer.rows().stream().map(row -> row.get("name")).toList();
    assertEquals(
        List.of(
            "admin", "grant", "info", "mail", "manager", "reload", "renew", "scribe", "stats",
            "text", "users", "editors"),
        names);
    assertEquals(false, answer.rows().getLast().get("built_in"));
    assertEquals(401, GatewayCall.get("/user/groups").to(list).status());
  }

  @Test
  void makesDescribesAndDeletes() {
    Answer answer =
        ask(
            """
            [{"ref": "editors", "record": {"name": "editors", "description": "May change texts"}},
             ["editors", {"description": "May change all texts"}],
             ["mail", null], ["admin", {"description": "x"}], ["nobody", null],
             ["Bad Name", {"description": "x"}], ["writers", {"name": "other", "more": 1}],
             ["editors", null]]
            """);
    assertEquals(
        List.of(
            "created",
            "changed",
            "conflict",
            "conflict",
            "missing",
            "invalid",
            "invalid",
            "deleted"),
        answer.rows().stream()
            .map(row -> row.containsKey("done") ? row.get("done") : row.get("code"))
            .toList());
  }

  @Test
  void aGroupWithMembersStaysAndOneThatIsNotThereHasNone() {
    ask("[[\"editors\", {\"description\": \"May change texts\"}]]");
    stack.put(bruce, "users", "editors");
    assertEquals("conflict", ask("[[\"editors\", null]]").rows().getFirst().get("code"));
    stack.departures.delete(bruce.uid());
    assertEquals("deleted", ask("[[\"editors\", null]]").rows().getFirst().get("done"));
    Refusal refusal =
        Assertions.assertThrows(Refusal.Invalid.class, () -> stack.put(tony, "users", "editors"));
    assertTrue(refusal.reasons().getFirst().contains("editors"));
  }

  @Test
  void isForAdmins() {
    String body = "[[\"editors\", {\"description\": \"x\"}]]";
    GatewayCall call = GatewayCall.post("/user/groups").body("application/json", body);
    assertEquals(401, call.to(change).status());
    assertEquals(403, call.as(2, 2, "users manager", "").to(change).status());
    assertEquals(403, call.as(2, 2, "users admin", "").to(change).status(), "out meanwhile");
    stack.put(bruce, "users", "admin");
    assertEquals(200, call.as(2, 2, "users admin", "").to(change).status());
    assertEquals(400, ask("{}").status());
    assertEquals(
        Map.of("count", 1L),
        stack.table.get(new dev.kronus.platform.Key("GROUPS", "COUNT")).orElseThrow().values());
  }

  private Answer ask(String body) {
    return GatewayCall.post("/user/groups").as(1, 0).body("application/json", body).to(change);
  }
}
