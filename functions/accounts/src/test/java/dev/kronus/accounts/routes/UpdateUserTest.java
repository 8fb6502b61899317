package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpdateUserTest {
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();
  private final UpdateUser update = new UpdateUser(stack.profiles);

  @Test
  void changesTheirOwn() {
    Map<String, Object> wish = Map.of("first_name", "Robert", "phone_number", "+1 416 555 0199");
    Answer answer = ask(proved(wish));
    assertEquals(200, answer.status());
    assertEquals("Robert", answer.data().get("first_name"));
    assertEquals("+14165550199", answer.data().get("phone_number"));
    assertEquals("Stark", answer.data().get("last_name"));
  }

  @Test
  void hidesOthersEvenFromAdmins() {
    Map<String, Object> body = Map.of("first_name", "Robert");
    assertEquals(403, call(bruce).as(tony.uid().value(), 0).json(body).to(update).status());
    assertEquals(403, call(tony).as(bruce.uid().value(), 2).json(body).to(update).status());
    assertEquals(401, call(bruce).json(body).to(update).status());
  }

  @Test
  void wantsSomethingToChange() {
    assertEquals(400, ask(Map.of()).status());
    assertEquals(400, call(bruce).as(2, 2).to(update).status());
  }

  @Test
  void letsNobodyChangeWhatTheyAre() {
    for (String field : List.of("role", "is_admin", "id", "token_epoch", "password_hash", "uid")) {
      Answer answer = ask(Map.of(field, 0));
      assertEquals(400, answer.status(), field);
      assertEquals(List.of("\"" + field + "\" is not a field of this request."), answer.errors());
    }
    assertEquals(2, stack.users.account(bruce.uid()).user().role());
  }

  @Test
  void refusesNullAndWrongTypes() {
    Map<String, Object> body = new HashMap<>();
    body.put("first_name", null);
    body.put("last_name", 7);
    body.put("email", List.of());
    Answer answer = ask(body);
    assertEquals(400, answer.status());
    assertEquals(3, answer.errors().size());
  }

  @Test
  void refusesWhatIsTaken() {
    Answer answer = ask(proved(Map.of("email", "tony@example.com")));
    assertEquals(409, answer.status());
    assertEquals(List.of("email is taken."), answer.errors());
  }

  @Test
  void changesThePasswordOnlyWithTheCurrentOne() {
    assertEquals(400, ask(Map.of("password", "a-new-password")).status());
    assertEquals(400, ask(Map.of("current_password", TestStack.PASSWORD)).status());
    Map<String, Object> wrong = Map.of("password", "a-new-password", "current_password", "wrong");
    Answer refused = ask(wrong);
    assertEquals(403, refused.status());
    assertEquals(List.of("current_password is wrong."), refused.errors());
    for (int i = 0; i < 4; i++) {
      ask(wrong);
    }
    assertEquals(429, ask(wrong).status());
    Answer elsewhere =
        call(bruce)
            .as(2, 2)
            .from("198.51.100.9")
            .json(Map.of("password", "a-new-password", "current_password", TestStack.PASSWORD))
            .to(update);
    assertEquals(200, elsewhere.status());
    assertEquals(2, stack.users.account(bruce.uid()).user().tokenEpoch());
  }

  @Test
  void wantsTheCurrentPasswordForWhateverSomebodyIsKnownBy() {
    for (Map<String, Object> wish :
        List.<Map<String, Object>>of(
            Map.of("email", "mallory@example.com"), Map.of("phone_number", "+14165550177"))) {
      Answer unproved = ask(wish);
      assertEquals(400, unproved.status(), unproved::text);
      assertEquals(
          List.of(
              "current_password is required to change your own username, email, phone_number or"
                  + " password; if you forgot it, sign in with a code and set a new password,"
                  + " alone, within 10 minutes."),
          unproved.errors());
      Map<String, Object> wrong = new HashMap<>(wish);
      wrong.put("current_password", "not-the-one");
      assertEquals(403, ask(wrong).status());
    }
    User after = stack.users.account(bruce.uid()).user();
    assertEquals(bruce.email(), after.email());
    assertEquals(bruce.phone(), after.phone());
    assertEquals(200, ask(Map.of("email", "BRUCE@example.com")).status(), "it is theirs already");
    assertEquals(200, ask(proved(Map.of("email", "hulk@example.com"))).status());
  }

  private static Map<String, Object> proved(Map<String, Object> wish) {
    Map<String, Object> proved = new HashMap<>(wish);
    proved.put("current_password", TestStack.PASSWORD);
    return proved;
  }

  private Answer ask(Map<String, ?> body) {
    return call(bruce).as(bruce.uid().value(), 2).json(body).to(update);
  }

  private static GatewayCall call(User user) {
    return GatewayCall.put("/users/{uid}").path("uid", user.uid());
  }
}
