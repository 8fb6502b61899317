package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreateRoleTest {
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final User deputy = stack.add("deputy", 104, Optional.of(1));
  private final CreateRole create = new CreateRole(stack.roles);

  @Test
  void makesARole() {
    Answer answer = ask(Map.of("role", 5, "name", " caretaker ", "description", "Looks after us"));
    assertEquals(201, answer.status());
    assertEquals("/role/5", answer.header("location"));
    Map<String, Object> expected = new HashMap<>();
    expected.put("role", 5);
    expected.put("name", "caretaker");
    expected.put("description", "Looks after us");
    expected.put("is_admin", false);
    expected.put("built_in", false);
    expected.put("created_at", "2026-11-20T12:00:00.000Z");
    expected.put("updated_at", "2026-11-20T12:00:00.000Z");
    assertEquals(expected, answer.data());
  }

  @Test
  void theDescriptionMayBeLeftOut() {
    assertEquals("", ask(Map.of("role", 999, "name", "guest")).data().get("description"));
  }

  @Test
  void refusesANumberThatIsThere() {
    for (int number : new int[] {0, 1, 2}) {
      Answer answer = ask(Map.of("role", number, "name", "mine"));
      assertEquals(409, answer.status());
      assertEquals(List.of("There is a role " + number + " already."), answer.errors());
    }
    assertEquals(201, ask(Map.of("role", 5, "name", "first")).status());
    assertEquals(409, ask(Map.of("role", 5, "name", "second")).status());
    assertEquals("first", stack.roles.get(5).name());
  }

  @Test
  void namesEveryFaultAtOnce() {
    Answer answer =
        ask(Map.of("role", 1000, "name", "", "description", "x".repeat(501), "is_admin", true));
    assertEquals(400, answer.status());
    assertEquals(
        List.of(
            "role must be a whole number from 0 to 999.",
            "name must be 1 to 100 characters.",
            "description must be 0 to 500 characters.",
            "\"is_admin\" is not a field of this request."),
        answer.errors());
    assertEquals(
        List.of("role is required.", "name is required."),
        ask(Map.of("description", "nothing else")).errors());
    for (Object number : List.of(-1, 2.5, "5", List.of(5))) {
      assertEquals(400, ask(Map.of("role", number, "name", "x")).status(), number.toString());
    }
  }

  @Test
  void isForAdmins() {
    Map<String, Object> body = Map.of("role", 5, "name", "x");
    assertEquals(401, GatewayCall.post("/role").json(body).to(create).status());
    assertEquals(403, GatewayCall.post("/role").as(2, 2).json(body).to(create).status());
    GatewayCall call = GatewayCall.post("/role").as(deputy.uid().value(), 1).json(body);
    stack.change(deputy, edit -> edit.role(2));
    assertEquals(403, call.to(create).status(), "demoted a moment ago");
    stack.change(deputy, edit -> edit.role(1));
    assertEquals(201, call.to(create).status());
  }

  @Test
  void aKeyMakesNone() {
    Map<String, Object> body = Map.of("role", 5, "name", "x");
    GatewayCall call = GatewayCall.post("/role").as(tony.uid().value(), 0).byKey().json(body);
    assertEquals(403, call.to(create).status());
  }

  private Answer ask(Map<String, Object> body) {
    return GatewayCall.post("/role").as(tony.uid().value(), 0).json(body).to(create);
  }
}
