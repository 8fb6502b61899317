package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.TestStack;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginTest {
  private final TestStack stack = new TestStack();
  private final Login login = new Login(stack.logins);

  @BeforeEach
  void tonyIsThere() {
    stack.tony();
  }

  @Test
  void givesAToken() {
    Answer answer = ask(Map.of("email", " Tony@Example.com", "password", TestStack.PASSWORD));
    assertEquals(200, answer.status());
    assertEquals("no-store", answer.header("cache-control"));
    String token = (String) answer.data().get("token");
    assertTrue(stack.bearers.bearer("Bearer " + token).isPresent());
  }

  @Test
  void saysTheSameForAWrongAddressAndAWrongPassword() {
    Answer password = ask(Map.of("email", "tony@example.com", "password", "wrong-password"));
    Answer address = ask(Map.of("email", "loki@example.com", "password", "wrong-password"));
    assertEquals(401, password.status());
    assertEquals("unauthenticated", password.code());
    assertEquals(password.body(), address.body());
    assertEquals(401, address.status());
  }

  @Test
  void asksToWaitAfterFiveFailures() {
    Map<String, Object> wrong = Map.of("email", "tony@example.com", "password", "wrong-password");
    for (int i = 0; i < 5; i++) {
      assertEquals(401, ask(wrong).status());
    }
    Answer answer = ask(wrong);
    assertEquals(429, answer.status());
    assertEquals("too_many", answer.code());
    assertEquals("900", answer.header("retry-after"));
    assertEquals(
        401, GatewayCall.post("/login").from("198.51.100.1").json(wrong).to(login).status());
  }

  @Test
  void namesEveryFault() {
    Answer answer = ask(Map.of("email", "tony", "pasword", "x"));
    assertEquals(400, answer.status());
    assertEquals(
        Set.of(
            "password is required.",
            "email must be a valid e-mail address.",
            "\"pasword\" is not a field of this request."),
        Set.copyOf(answer.errors()));
  }

  @Test
  void refusesWhatIsNoObject() {
    assertEquals(400, ask(Map.of()).status());
    assertEquals(400, GatewayCall.post("/login").to(login).status());
    assertEquals(
        400, GatewayCall.post("/login").body("application/json", "[1]").to(login).status());
    assertEquals(415, GatewayCall.post("/login").body("text/plain", "x=1").to(login).status());
    assertEquals(400, ask(Map.of("email", List.of("a"), "password", 12345678)).status());
  }

  private Answer ask(Map<String, ?> body) {
    return GatewayCall.post("/login").json(body).to(login);
  }
}
