package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.accounts.NewRole;
import dev.kronus.accounts.TestStack;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.kernel.Uid;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdateRoleTest {
  private final TestStack stack = new TestStack();
  private final UpdateRole update = new UpdateRole(stack.roles);

  @BeforeEach
  void oneIsThere() {
    stack.tony();
    stack.add("deputy", 104, Optional.of(1));
    stack.roles.create(new NewRole(5, "caretaker", "Looks after us"));
    stack.clock.advance(Duration.ofMinutes(1));
  }

  @Test
  void changesWhatIsSent() {
    Answer answer = ask("5", Map.of("name", "janitor"));
    assertEquals(200, answer.status());
    assertEquals("janitor", answer.data().get("name"));
    assertEquals("Looks after us", answer.data().get("description"));
    assertEquals("2026-11-20T12:00:00.000Z", answer.data().get("created_at"));
    assertEquals("2026-11-20T12:01:00.000Z", answer.data().get("updated_at"));
    Map<String, Object> none = new HashMap<>();
    none.put("description", null);
    assertEquals("", ask("5", none).data().get("description"));
    assertEquals("janitor", stack.roles.get(5).name());
  }

  @Test
  void aBuiltInOneMayBeCalledOtherwise() {
    Answer answer = ask("2", Map.of("description", "Most of us"));
    assertEquals("basic", answer.data().get("name"));
    assertEquals("Most of us", answer.data().get("description"));
    assertEquals(true, answer.data().get("built_in"));
    assertEquals(List.of("owner", "admin", "basic", "caretaker"), names());
  }

  @Test
  void theNumberStays() {
    for (String field : List.of("role", "is_admin", "built_in", "holders", "created_at")) {
      Answer answer = ask("5", Map.of("name", "x", field, 0));
      assertEquals(List.of("\"" + field + "\" is not a field of this request."), answer.errors());
    }
    assertEquals("caretaker", stack.roles.get(5).name());
  }

  @Test
  void refusesWhatIsMalformed() {
    assertEquals(400, ask("5", Map.of()).status());
    assertEquals(400, ask("5", Map.of("name", "")).status());
    assertEquals(400, ask("5", Map.of("name", "a\u0000b")).status());
    assertEquals(2, ask("5", Map.of("name", 7, "description", List.of())).errors().size());
  }

  @Test
  void makesNone() {
    assertEquals(404, ask("6", Map.of("name", "x")).status());
    assertEquals(404, ask("x", Map.of("name", "x")).status());
    assertEquals(4, names().size());
  }

  @Test
  void isForAdmins() {
    GatewayCall call = GatewayCall.put("/role/{no}").path("no", 5).json(Map.of("name", "x"));
    assertEquals(401, call.to(update).status());
    assertEquals(403, call.as(2, 2).to(update).status());
    assertEquals(200, call.as(2, 1).to(update).status());
    stack.change(stack.users.profile(new Uid(2)).orElseThrow(), edit -> edit.role(2));
    assertEquals(403, call.as(2, 1).to(update).status(), "demoted a moment ago");
  }

  private List<Object> names() {
    Answer all = GatewayCall.get("/roles").as(1, 0).to(new ListRoles(stack.roles));
    return all.rows().stream().map(row -> row.get("name")).toList();
  }

  private Answer ask(String number, Map<String, Object> body) {
    return GatewayCall.put("/role/{no}").path("no", number).as(1, 0).json(body).to(update);
  }
}
