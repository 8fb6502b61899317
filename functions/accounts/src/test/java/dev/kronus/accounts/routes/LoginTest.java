package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.TestStack;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.kernel.Uid;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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

  @Test
  void setsACookieThatGoesWithTheBrowser() {
    Answer answer = ask(Map.of("username", "tony@example.com", "password", TestStack.PASSWORD));
    assertEquals(
        "AuthToken=" + answer.data().get("token") + "; Path=/; HttpOnly; Secure; SameSite=Lax",
        answer.header("set-cookie"));
    assertEquals(answer.data().get("token"), answer.data().get("jwt"));
    assertEquals("2026-11-21T12:00:00.000Z", answer.data().get("expires_at"));
  }

  @Test
  void remembersForThirtyDays() {
    Answer answer = ask(remembered());
    assertTrue(answer.header("set-cookie").endsWith("; SameSite=Lax; Max-Age=2592000"));
    assertEquals("2026-12-20T12:00:00.000Z", answer.data().get("expires_at"));
    stack.clock.advance(java.time.Duration.ofDays(30).minusSeconds(1));
    String bearer = "Bearer " + answer.data().get("token");
    assertTrue(stack.bearers.bearer(bearer).isPresent());
    stack.clock.advance(java.time.Duration.ofSeconds(1));
    assertTrue(stack.bearers.bearer(bearer).isEmpty());
  }

  @Test
  void givesAPageOfAnotherSiteNoCookie() {
    for (Map.Entry<String, String> said :
        Map.of("Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site").entrySet()) {
      Answer answer =
          GatewayCall.post("/login")
              .header(said.getKey(), said.getValue())
              .json(remembered())
              .to(login);
      assertEquals(200, answer.status());
      assertNull(answer.header("set-cookie"));
    }
    Answer own =
        GatewayCall.post("/login")
            .header("Origin", "https://api.example.com")
            .json(remembered())
            .to(login);
    assertTrue(own.header("set-cookie").startsWith("AuthToken="));
  }

  @Test
  void whereSomebodySaysTheyAreIsNotWhereTheyAre() {
    Map<String, Object> wrong = Map.of("username", "tony@example.com", "password", "wrong");
    for (int i = 0; i < 5; i++) {
      assertEquals(401, claimedFrom("7.7.7." + i, wrong).status());
    }
    assertEquals(429, claimedFrom("7.7.7.99", wrong).status());
  }

  private Answer claimedFrom(String place, Map<String, ?> body) {
    return GatewayCall.post("/login")
        .header("X-Forwarded-For", place)
        .header("Forwarded", "for=" + place)
        .header("X-Real-IP", place)
        .json(body)
        .to(login);
  }

  @Test
  void takesBasicAtEveryDoor() {
    String header = basic("Tony@example.com", TestStack.PASSWORD);
    for (GatewayCall call :
        List.of(
            GatewayCall.get("/login"),
            GatewayCall.post("/login"),
            GatewayCall.post("/auth/login").json(Map.of("remember", true)),
            GatewayCall.get("/login").query("remember", "true"))) {
      Answer answer = call.header("Authorization", header).to(login);
      assertEquals(200, answer.status(), answer.text());
      String bearer = "bearer " + answer.data().get("token");
      assertTrue(stack.bearers.bearer(bearer).isPresent());
    }
  }

  @Test
  void aPasswordMayHoldColonsAndWhateverUtf8Holds() {
    String password = ":pass:wörd:😀:";
    stack.profiles.change(stack.actor(new Uid(1)), TestStack.own(Map.of("password", password)));
    Answer answer =
        GatewayCall.get("/login")
            .header("Authorization", basic("tony@example.com", password))
            .to(login);
    assertEquals(200, answer.status());
    assertEquals(200, ask(Map.of("email", "tony@example.com", "password", password)).status());
  }

  @Test
  void aWrongPasswordIsTheSameAtEveryDoor() {
    Answer body = ask(Map.of("username", "tony@example.com", "password", "wrong"));
    Answer header =
        GatewayCall.get("/login")
            .header("Authorization", basic("tony@example.com", "wrong"))
            .to(login);
    assertEquals(401, header.status());
    assertEquals(body.body(), header.body());
  }

  @Test
  void saysWhatIsWrongWithAHeader() {
    for (String header : List.of("Basic", "Basic !", "Basic " + encoded("tony"), "Basic /w==")) {
      Answer answer = GatewayCall.get("/login").header("Authorization", header).to(login);
      int expected = header.equals("Basic") ? 401 : 400;
      assertEquals(expected, answer.status(), header);
    }
    assertEquals(401, GatewayCall.get("/login").to(login).status());
    assertEquals(
        401, GatewayCall.get("/login").header("Authorization", "Bearer a.b.c").to(login).status());
  }

  @Test
  void namesTheFaultsOfWhatAHeaderSays() {
    Answer both =
        GatewayCall.post("/login")
            .header("Authorization", basic("tony@example.com", TestStack.PASSWORD))
            .json(remembered())
            .to(login);
    assertEquals(400, both.status());
    Answer faults = GatewayCall.get("/login").header("Authorization", basic("x", "")).to(login);
    assertEquals(
        Set.of(
            "username must be a name or an e-mail address.",
            "password must be 1 to 128 characters."),
        Set.copyOf(faults.errors()));
    Answer query =
        GatewayCall.get("/login")
            .query("remember", "maybe")
            .header("Authorization", basic("tony@example.com", TestStack.PASSWORD))
            .to(login);
    assertEquals(List.of("remember must be true or false."), query.errors());
  }

  @Test
  void wantsOneNameOnly() {
    Answer two =
        ask(Map.of("username", "tony", "email", "tony@example.com", "password", "whatever"));
    assertEquals(List.of("email is not needed besides username."), two.errors());
    Answer none = ask(Map.of("password", "whatever"));
    assertEquals(List.of("username or email is required."), none.errors());
  }

  private static Map<String, Object> remembered() {
    return Map.of("email", "tony@example.com", "password", TestStack.PASSWORD, "remember", true);
  }

  private static String basic(String name, String password) {
    return "Basic " + encoded(name + ":" + password);
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private Answer ask(Map<String, ?> body) {
    return GatewayCall.post("/login").json(body).to(login);
  }
}
