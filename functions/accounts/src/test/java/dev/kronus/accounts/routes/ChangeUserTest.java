package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kronus.accounts.Credentials;
import dev.kronus.accounts.Origin;
import dev.kronus.accounts.SignIn;
import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.kernel.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangeUserTest {
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();
  private final ChangeUser change = new ChangeUser(stack.accounts);

  @Test
  void changesTheirOwnAndAnAdminAnybodys() {
    Map<String, Object> wish =
        Map.of(
            "username",
            "Hulk",
            "name",
            "Green Hulk",
            "additionalFields",
            Map.of("size", "XL"),
            "current_password",
            TestStack.PASSWORD);
    Answer own = ask(bruce, bruce, wish);
    assertEquals(200, own.status(), own::text);
    assertEquals("hulk", own.data().get("username"));
    assertEquals("Hulk", own.data().get("last_name"));
    assertEquals(Map.of("size", "XL"), own.data().get("additionalFields"));
    Answer admins = ask(tony, bruce, Map.of("email", "hulk@example.com", "status", 0));
    assertEquals(200, admins.status(), admins::text);
    assertEquals("inactive", admins.data().get("status"));
  }

  @Test
  void wantsTheCurrentPasswordForOnesOwn() {
    assertEquals(400, ask(bruce, bruce, Map.of("password", "a-new-password")).status());
    Map<String, Object> wrong = Map.of("password", "a-new-password", "current_password", "no");
    for (int i = 0; i < 5; i++) {
      assertEquals(403, ask(bruce, bruce, wrong).status());
    }
    assertEquals(429, ask(bruce, bruce, wrong).status());
    assertEquals(200, ask(tony, bruce, Map.of("password", "a-new-password")).status());
    Map<String, Object> right =
        Map.of("password", "a-new-password", "current_password", TestStack.PASSWORD);
    assertEquals(200, ask(tony, tony, right).status());
  }

  @Test
  void wantsItForWhateverSomebodyIsKnownBy() {
    for (Map<String, Object> wish :
        List.<Map<String, Object>>of(
            Map.of("email", "mallory@example.com"), Map.of("username", "mallory"))) {
      assertEquals(400, ask(bruce, bruce, wish).status());
      assertEquals(400, ask(tony, tony, wish).status(), "an admin's own, too");
    }
    assertEquals(bruce.email(), stack.users.account(bruce.uid()).user().email());
    assertEquals(200, ask(tony, bruce, Map.of("email", "hulk@example.com")).status());
    Map<String, Object> needless =
        Map.of("email", "b@example.com", "current_password", TestStack.PASSWORD);
    assertEquals(400, ask(tony, bruce, needless).status());
  }

  @Test
  void whoIsKnownByTheirAddressIsKnownByTheirNewOne() {
    Map<String, Object> wish = new HashMap<>(Map.of("email", "hulk@example.com"));
    wish.put("current_password", TestStack.PASSWORD);
    assertEquals("hulk@example.com", ask(bruce, bruce, wish).data().get("username"));
    signedIn("hulk@example.com");
    assertThrows(Refusal.Unauthenticated.class, () -> signedIn("bruce@example.com"));
    wish.put("email", "banner@example.com");
    wish.put("username", "hulk@example.com");
    assertEquals(
        "banner@example.com",
        ask(bruce, bruce, wish).data().get("username"),
        "what stays may be sent along");
    wish.remove("email");
    wish.put("username", "Green@Example.com");
    Answer named = ask(bruce, bruce, wish);
    assertEquals("green@example.com", named.data().get("email"), named::text);
    assertEquals("green@example.com", named.data().get("username"));
    signedIn("green@example.com");
  }

  @Test
  void anAddressTakesThePlaceOfAChosenName() {
    ask(tony, bruce, Map.of("username", "hulk"));
    Answer both = ask(tony, bruce, Map.of("username", "a@b.co", "email", "b@b.co"));
    assertEquals(
        List.of("email must be the address that is the username."), both.errors(), both::text);
    Answer back = ask(tony, bruce, Map.of("username", "bruce@example.com"));
    assertEquals("bruce@example.com", back.data().get("username"), back::text);
    stack.named("hulk", Map.of());
    assertEquals(409, ask(tony, bruce, Map.of("username", tony.username())).status());
    assertEquals(400, ask(bruce, bruce, Map.of("username", "mallory@example.com")).status());
  }

  private void signedIn(String name) {
    Credentials credentials = new Credentials(name, TestStack.PASSWORD);
    stack.logins.signIn(new SignIn(credentials, false), Origin.of("203.0.113.9", "phone"));
  }

  @Test
  void hidesOthers() {
    assertEquals(403, ask(bruce, tony, Map.of("name", "x")).status());
    GatewayCall nobody = GatewayCall.put("/user/{uid}").path("uid", 2).json(Map.of("name", "x"));
    assertEquals(401, nobody.to(change).status());
    assertEquals(
        404,
        GatewayCall.put("/user/{uid}")
            .path("uid", 99)
            .as(1, 0)
            .json(Map.of("name", "x"))
            .to(change)
            .status());
  }

  @Test
  void letsNobodyAssignWhatIsNotTheirs() {
    for (String field :
        List.of("groups", "id", "uid", "is_admin", "token_epoch", "password_hash", "deleted_at")) {
      Answer answer = ask(bruce, bruce, Map.of(field, 0));
      assertEquals(400, answer.status(), field);
      assertEquals(List.of("\"" + field + "\" is not a field of this request."), answer.errors());
    }
    assertEquals(403, ask(bruce, bruce, Map.of("role", 0)).status());
    assertEquals(403, ask(bruce, bruce, Map.of("status", 1)).status());
    assertEquals(403, ask(tony, bruce, Map.of("role", 0)).status());
    assertEquals(2, stack.users.account(bruce.uid()).user().role());
  }

  @Test
  void refusesWhatIsMalformedAllAtOnce() {
    Answer answer =
        ask(
            tony,
            bruce,
            Map.of("username", "@", "name", 7, "role", "x", "status", 2, "additionalFields", 1));
    assertEquals(400, answer.status());
    assertEquals(5, answer.errors().size(), () -> answer.errors().toString());
    assertEquals(400, ask(tony, bruce, Map.of()).status());
  }

  @Test
  void refusesWhatIsTakenAndTheLastAdmin() {
    Map<String, Object> taken =
        Map.of("email", "tony@example.com", "current_password", TestStack.PASSWORD);
    assertEquals(409, ask(bruce, bruce, taken).status());
    Answer last = ask(tony, tony, Map.of("role", 2));
    assertEquals(409, last.status());
    assertEquals(
        List.of("The last user of role 0 must stay one; add another first."), last.errors());
  }

  private Answer ask(User by, User whom, Map<String, ?> body) {
    return GatewayCall.put("/user/{uid}")
        .path("uid", whom.uid())
        .as(by.uid().value(), by.role())
        .json(body)
        .to(change);
  }
}
