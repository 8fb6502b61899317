package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.PostOffice;
import dev.kronus.accounts.User;
import dev.kronus.accounts.UserQuery;
import dev.kronus.accounts.UserStatus;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegisterTest {
  private final PostOffice post = new PostOffice();
  private final Register register = new Register(post.registrations);

  @BeforeEach
  void tonyIsThere() {
    post.stack.tony();
  }

  @Test
  void takesIn() {
    Answer answer = ask(peter());
    assertEquals(202, answer.status());
    User peter = post.peter();
    assertEquals(UserStatus.PENDING, peter.status());
    assertEquals("Peter Parker", peter.name());
    assertEquals(8, post.code(peter.uid()).length());
  }

  @Test
  void takesANameInOne() {
    assertEquals(
        202,
        ask(Map.of(
                "name",
                "Peter B. Parker",
                "email",
                "peter@example.com",
                "password",
                "with-great-power"))
            .status());
    assertEquals("Peter", post.peter().firstName());
    assertEquals("B. Parker", post.peter().lastName());
  }

  @Test
  void answersTheSameForAnAddressThatIsKnown() {
    Answer fresh = ask(peter());
    Answer waiting = ask(peter());
    Map<String, Object> tony = peter();
    tony.put("email", "Tony@Example.com");
    Answer known = ask(tony);
    for (Answer other : new Answer[] {waiting, known}) {
      assertEquals(fresh.status(), other.status());
      assertEquals(fresh.text(), other.text());
      assertEquals(fresh.proxyResponse().get("headers"), other.proxyResponse().get("headers"));
    }
  }

  @Test
  void isForbiddenWhereItIsClosed() {
    post.settings(Map.of("mail_from", "kronus@example.org"));
    assertEquals(403, ask(peter()).status());
    post.settings(Map.of("open_registration", "true"));
    assertEquals(503, ask(peter()).status());
  }

  @Test
  void nobodyGivesThemselvesPower() {
    for (String field :
        Set.of("role", "status", "groups", "id", "uid", "is_admin", "password_hash")) {
      Map<String, Object> body = peter();
      body.put(field, 0);
      Answer answer = ask(body);
      assertEquals(400, answer.status());
      assertEquals(
          Set.of("\"" + field + "\" is not a field of this request."), Set.copyOf(answer.errors()));
    }
    assertEquals(
        1,
        post.stack.directory.list(new UserQuery(50, 0, Optional.empty(), false, Set.of())).total());
  }

  @Test
  void namesEveryFault() {
    Answer answer =
        ask(
            Map.of(
                "first_name", "",
                "email", "peter",
                "phone_number", "911",
                "password", "short",
                "username", "1",
                "age", 15));
    assertEquals(400, answer.status());
    assertEquals(7, answer.errors().size(), answer.errors().toString());
    assertTrue(answer.errors().contains("last_name is required."));
  }

  @Test
  void refusesAPasswordThatEverybodyTriesFirst() {
    Map<String, Object> body = peter();
    body.put("password", "password123");
    Answer answer = ask(body);
    assertEquals(400, answer.status());
    assertTrue(answer.errors().getFirst().startsWith("password is one of"), answer.text());
  }

  @Test
  void refusesTwoNames() {
    Map<String, Object> body = peter();
    body.put("name", "Peter Parker");
    assertEquals(
        List.of("name is sent instead of first_name and last_name, not with them."),
        ask(body).errors());
    assertEquals(400, ask(Map.of()).status());
    assertEquals(
        415, GatewayCall.post("/api/register").body("text/plain", "x").to(register).status());
  }

  @Test
  void refusesANumberThatCannotBeTexted() {
    Map<String, Object> body = peter();
    body.put("phone_number", "+41446681800");
    assertEquals(400, ask(body).status());
  }

  @Test
  void asksToWaitAfterTen() {
    for (int i = 0; i < 10; i++) {
      Map<String, Object> body = peter();
      body.put("email", "p" + i + "@example.com");
      assertEquals(202, ask(body).status());
    }
    assertEquals(429, ask(peter()).status());
    assertEquals(
        202,
        GatewayCall.post("/api/register").from("198.51.100.1").json(peter()).to(register).status());
  }

  private static Map<String, Object> peter() {
    return new HashMap<>(
        Map.of(
            "first_name", "Peter",
            "last_name", "Parker",
            "email", "peter@example.com",
            "phone_number", "+14165550177",
            "password", "with-great-power"));
  }

  private Answer ask(Map<String, ?> body) {
    Answer answer = GatewayCall.post("/api/register").json(body).to(register);
    post.enrol();
    return answer;
  }
}
