package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreateUserTest {
  private final TestStack stack = new TestStack();
  private final CreateUser create = new CreateUser(stack.registrations);

  @Test
  void createsTheFirstUserAsAdmin() {
    Answer answer = ask(TestStack.body("tony", 101), null);
    assertEquals(201, answer.status());
    assertEquals("/users/1", answer.header("location"));
    assertEquals(1, answer.data().get("id"));
    assertEquals(0, answer.data().get("role"));
    assertEquals(true, answer.data().get("is_admin"));
    assertEquals("+14165550101", answer.data().get("phone_number"));
    assertEquals("2026-11-20T12:00:00.000Z", answer.data().get("created_at"));
    assertEquals(1, ((Map<?, ?>) answer.data().get("probe_settings")).get("user_id"));
  }

  @Test
  void showsNoSecrets() {
    String text = ask(TestStack.body("tony", 101), null).text();
    assertFalse(text.contains("argon2") || text.contains(TestStack.PASSWORD), text);
    assertFalse(text.contains("epoch") || text.contains("revision"), text);
  }

  @Test
  void createsLaterUsersForAnAdmin() {
    User tony = stack.tony();
    Answer answer = ask(TestStack.body("bruce", 102), "Bearer " + stack.token(tony));
    assertEquals(201, answer.status());
    assertEquals(2, answer.data().get("role"));
  }

  @Test
  void refusesLaterUsersForAnybodyElse() {
    stack.tony();
    User bruce = stack.bruce();
    assertEquals(401, ask(TestStack.body("thor", 104), null).status());
    assertEquals(401, ask(TestStack.body("thor", 104), "Bearer x.y.z").status());
    assertEquals(403, ask(TestStack.body("thor", 104), "Bearer " + stack.token(bruce)).status());
  }

  @Test
  void believesNoContextThatTheGatewayWouldNotHaveSet() {
    stack.tony();
    Answer answer =
        GatewayCall.post("/users").as(1, 0).json(TestStack.body("thor", 104)).to(create);
    assertEquals(401, answer.status());
  }

  @Test
  void namesEveryFault() {
    Map<String, Object> body = new HashMap<>();
    body.put("first_name", "");
    body.put("last_name", "x".repeat(101));
    body.put("email", "tony@");
    body.put("phone_number", "+1416");
    body.put("password", "short");
    body.put("role", 1000);
    body.put("active", true);
    Answer answer = ask(body, null);
    assertEquals(400, answer.status());
    assertEquals(7, answer.errors().size(), () -> answer.errors().toString());
    assertTrue(stack.table.rows().isEmpty());
  }

  @Test
  void namesEverythingThatIsTaken() {
    User tony = stack.tony();
    Answer answer = ask(TestStack.body("tony", 101), "Bearer " + stack.token(tony));
    assertEquals(409, answer.status());
    assertEquals(List.of("email is taken.", "phone_number is taken."), answer.errors());
  }

  @Test
  void asksForTheSetupCode() {
    stack.openSetup("false");
    Map<String, Object> body = new HashMap<>(TestStack.body("tony", 101));
    assertEquals(403, ask(body, null).status());
    body.put("setup_code", "s3tup-c0de");
    assertEquals(201, ask(body, null).status());
  }

  private Answer ask(Map<String, ?> body, String authorization) {
    GatewayCall call = GatewayCall.post("/users").json(body);
    return (authorization == null ? call : call.header("Authorization", authorization)).to(create);
  }
}
