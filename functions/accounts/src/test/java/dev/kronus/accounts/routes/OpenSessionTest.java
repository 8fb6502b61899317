package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.Identity;
import dev.kronus.accounts.TestStack;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenSessionTest {
  private final TestStack stack = new TestStack();
  private final OpenSession open = new OpenSession(stack.refreshes);

  @BeforeEach
  void tonyIsThere() {
    stack.tony();
  }

  @Test
  void givesAShortToken() {
    Answer answer = ask(Map.of("email", "tony@example.com", "password", TestStack.PASSWORD));
    assertEquals(200, answer.status());
    Identity identity =
        stack.bearers.identify((String) answer.data().get("access_token")).orElseThrow();
    assertEquals(Instant.parse("2026-11-20T12:15:00Z"), identity.expiresAt());
    assertEquals(Instant.parse("2026-11-27T12:00:00Z"), identity.session().orElseThrow().endsAt());
    assertTrue(
        answer
            .header("set-cookie")
            .matches(
                "RefreshToken=1\\.[0-9]+\\.[A-Za-z0-9_-]{43}; Path=/prod/api/refresh; HttpOnly;"
                    + " Secure; SameSite=Strict; Max-Age=604800"),
        answer.header("set-cookie"));
  }

  @Test
  void refusesAWrongPasswordAsLoginDoes() {
    Map<String, String> wrong = Map.of("username", "tony@example.com", "password", "wrong");
    Answer there = GatewayCall.post("/login").json(wrong).to(new Login(stack.logins));
    assertEquals(401, ask(wrong).status());
    assertEquals(there.body(), ask(wrong).body());
    ask(wrong);
    ask(wrong);
    assertEquals(429, ask(wrong).status());
  }

  @Test
  void isNotForPagesOfOtherSites() {
    Answer answer =
        GatewayCall.post("/api/user/login")
            .header("Origin", "https://evil.example")
            .json(Map.of("username", "tony@example.com", "password", TestStack.PASSWORD))
            .to(open);
    assertEquals(403, answer.status());
  }

  @Test
  void namesEveryFault() {
    Answer answer = ask(Map.of("username", "x", "remember", true));
    assertEquals(
        List.of(
            "username must be a name or an e-mail address.",
            "password is required.",
            "\"remember\" is not a field of this request."),
        answer.errors());
    assertEquals(400, GatewayCall.post("/api/user/login").to(open).status());
  }

  private Answer ask(Map<String, ?> body) {
    return GatewayCall.post("/api/user/login").json(body).to(open);
  }
}
