package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.NewRole;
import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreateApiKeyTest {
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();
  private final CreateApiKey create = new CreateApiKey(stack.apiKeys);

  @Test
  void showsTheTextOnce() {
    Answer answer = ask(bruce, Map.of("name", "backup", "description", "Every night"));
    assertEquals(201, answer.status());
    assertEquals("/api-key/1", answer.header("location"));
    Map<String, Object> data = answer.data();
    String text = (String) data.remove("key");
    assertTrue(text.matches("kr_1_2x[0-9A-Za-z]{43}"), text);
    assertTrue(stack.bearers.identify(text).isPresent());
    assertEquals(1, data.get("id"));
    assertEquals(2, data.get("user_id"));
    assertEquals("backup", data.get("name"));
    assertEquals("Every night", data.get("description"));
    assertEquals(2, data.get("role"));
    assertEquals(true, data.get("has_groups"));
    assertEquals(false, data.get("disabled"));
    assertEquals("2026-11-27T12:00:00.000Z", data.get("expires_at"));
    Answer later =
        GatewayCall.get("/api-key/{id}").path("id", 1).as(2, 2).to(new GetApiKey(stack.apiKeys));
    assertFalse(later.text().contains(text.substring(10)));
    assertFalse(later.text().contains("hash"));
  }

  @Test
  void livesAsLongAsItIsTold() {
    Answer answer = ask(bruce, Map.of("name", "short", "life", 60));
    assertEquals("2026-11-20T12:01:00.000Z", answer.data().get("expires_at"));
    for (Object life : List.of(59, 31_536_001, -1, 1.5, "60", true)) {
      Answer refused = ask(bruce, Map.of("name", "x", "life", life));
      assertEquals(400, refused.status(), life.toString());
      assertEquals(List.of("life must be a whole number from 60 to 31536000."), refused.errors());
    }
  }

  @Test
  void hasNoMorePowerThanItsOwner() {
    for (int role : new int[] {0, 1}) {
      assertEquals(403, ask(bruce, Map.of("name", "x", "role", role)).status());
    }
    assertEquals(201, ask(tony, Map.of("name", "x", "role", 0)).status());
    Answer less = ask(tony, Map.of("name", "x", "role", 2));
    assertEquals(2, less.data().get("role"));
    assertEquals(false, less.data().get("has_groups"));
  }

  @Test
  void looksAtWhatItsOwnerIsNowAndNotAtWhatATokenSays() {
    Answer answer =
        GatewayCall.post("/api-key").as(2, 0).json(Map.of("name", "x", "role", 0)).to(create);
    assertEquals(403, answer.status());
  }

  @Test
  void hasARoleThatThereIs() {
    Answer answer = ask(bruce, Map.of("name", "x", "role", 5));
    assertEquals(400, answer.status());
    assertEquals(
        List.of("role must be the number of a role: GET /roles lists them."), answer.errors());
    stack.roles.create(new NewRole(5, "caretaker", ""));
    assertEquals(201, ask(bruce, Map.of("name", "x", "role", 5)).status());
  }

  @Test
  void takesNothingThatIsNotForTheCallerToSay() {
    for (String field :
        List.of(
            "id",
            "user_id",
            "owner",
            "uid",
            "key",
            "hash",
            "secret",
            "has_groups",
            "groups",
            "expires_at",
            "last_used_at",
            "disabled",
            "former_hash",
            "revision",
            "status_pk")) {
      Answer answer = ask(bruce, Map.of("name", "x", field, 1));
      assertEquals(400, answer.status(), field);
      assertEquals(List.of("\"" + field + "\" is not a field of this request."), answer.errors());
    }
    assertTrue(stack.table.rows().stream().noneMatch(row -> row.key().sk().contains("APIKEY")));
  }

  @Test
  void namesEveryFaultAtOnce() {
    Answer answer =
        ask(bruce, Map.of("name", "", "description", "x".repeat(501), "role", "0", "life", 1));
    assertEquals(400, answer.status());
    assertEquals(4, answer.errors().size(), answer.text());
    assertEquals(400, ask(bruce, Map.of("description", "no name")).status());
    assertEquals(400, ask(bruce, Map.of("name", "a\u0000b")).status());
  }

  @Test
  void fiftyAreTheMost() {
    for (int i = 0; i < 50; i++) {
      stack.drawn(bruce, Optional.empty());
    }
    assertEquals(409, ask(bruce, Map.of("name", "x")).status());
  }

  @Test
  void isForPeopleWhoSignedIn() {
    GatewayCall call = GatewayCall.post("/api-key").json(Map.of("name", "x"));
    assertEquals(401, call.to(create).status());
    Answer program = call.as(2, 2).byKey().to(create);
    assertEquals(403, program.status());
    assertEquals(List.of("An API key may not do this: sign in."), program.errors());
  }

  private Answer ask(User caller, Map<String, Object> body) {
    return GatewayCall.post("/api-key")
        .as(caller.uid().value(), caller.role())
        .json(body)
        .to(create);
  }
}
