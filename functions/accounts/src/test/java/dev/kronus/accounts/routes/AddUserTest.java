package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.accounts.TestStack;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AddUserTest {
  private final TestStack stack = new TestStack();
  private final AddUser add = new AddUser(stack.arrivals);

  @BeforeEach
  void tonyAndBruceAreThere() {
    stack.tony();
    stack.bruce();
  }

  @Test
  void makesAUserAsTheSeedAsks() {
    Answer answer =
        ask(
            0,
            Map.of(
                "username", "Pepper",
                "password", "a-long-password",
                "name", "Pepper van Potts",
                "email", "pepper@example.com",
                "additionalFields", Map.of("desk", 7)));
    assertEquals(201, answer.status(), answer::text);
    assertEquals("/user/3", answer.header("location"));
    assertEquals("pepper", answer.data().get("username"));
    assertEquals("van Potts", answer.data().get("last_name"));
    assertEquals(2, answer.data().get("role"));
    assertEquals("active", answer.data().get("status"));
    assertEquals(Map.of("desk", 7), answer.data().get("additionalFields"));
  }

  @Test
  void takesAnAddressForAName() {
    Answer answer = ask(0, Map.of("username", "Pepper@Example.com", "password", "a-long-password"));
    assertEquals(201, answer.status(), answer::text);
    assertEquals("pepper@example.com", answer.data().get("email"));
    Answer two =
        ask(
            0,
            Map.of(
                "username", "a@example.com",
                "password", "a-long-password",
                "email", "b@example.com"));
    assertEquals(400, two.status());
  }

  @Test
  void givesNobodyMorePowerThanTheCallerHas() {
    stack.add("deputy", 103, java.util.Optional.of(1));
    assertEquals(403, as(3, 1, named("pepper", "role", 0)).status());
    assertEquals(201, as(3, 1, named("pepper", "role", 1)).status());
    assertEquals(400, as(3, 1, named("happy", "role", 77)).status());
  }

  @Test
  void isForAdminsAsTheyAreNow() {
    assertEquals(403, as(2, 2, named("pepper")).status());
    assertEquals(403, as(2, 0, named("pepper")).status(), "demoted a moment ago");
    assertEquals(401, as(9, 0, named("pepper")).status(), "deleted a moment ago");
    assertEquals(401, GatewayCall.post("/user").json(named("pepper")).to(add).status());
    assertEquals(
        403,
        GatewayCall.post("/user").as(2, 2, "users manager", "").json(named("x")).to(add).status());
  }

  @Test
  void refusesWhatIsTaken() {
    assertEquals(201, ask(0, named("pepper")).status());
    Answer again = ask(0, named("PEPPER", "email", "bruce@example.com"));
    assertEquals(409, again.status());
    assertEquals(List.of("username is taken.", "email is taken."), again.errors());
  }

  @Test
  void namesEveryFault() {
    Answer answer =
        ask(
            0,
            Map.of(
                "username",
                "x",
                "password",
                "short",
                "email",
                "nobody",
                "role",
                -1,
                "additionalFields",
                List.of(),
                "id",
                1,
                "groups",
                List.of("admin"),
                "status",
                1));
    assertEquals(400, answer.status());
    assertEquals(8, answer.errors().size(), () -> answer.errors().toString());
  }

  @Test
  void namesWhatIsMissing() {
    assertEquals(
        List.of("username is required.", "password is required."),
        ask(0, Map.of("name", "x")).errors());
  }

  private Answer ask(int role, Map<String, ?> body) {
    return as(1, role, body);
  }

  private Answer as(long uid, int role, Map<String, ?> body) {
    return GatewayCall.post("/user").as(uid, role).json(body).to(add);
  }

  private static Map<String, Object> named(String username, Object... more) {
    Map<String, Object> body = new HashMap<>();
    body.put("username", username);
    body.put("password", "a-long-password");
    for (int i = 0; i < more.length; i += 2) {
      body.put((String) more[i], more[i + 1]);
    }
    return body;
  }
}
