package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.accounts.NewRole;
import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdateApiKeyTest {
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();
  private final UpdateApiKey update = new UpdateApiKey(stack.apiKeys);

  @BeforeEach
  void bruceAndTonyHaveKeys() {
    stack.drawn(bruce, Optional.empty());
    stack.drawn(tony, Optional.empty());
    stack.clock.advance(Duration.ofMinutes(1));
  }

  @Test
  void changesWhatIsSent() {
    Answer answer = ask(bruce, "1", Map.of("name", "nightly", "disabled", true));
    assertEquals(200, answer.status());
    assertEquals("nightly", answer.data().get("name"));
    assertEquals(true, answer.data().get("disabled"));
    assertEquals("", answer.data().get("description"));
    assertEquals("2026-11-20T12:01:00.000Z", answer.data().get("updated_at"));
    Map<String, Object> back = new HashMap<>();
    back.put("disabled", false);
    back.put("description", null);
    assertEquals(false, ask(bruce, "1", back).data().get("disabled"));
    assertEquals("nightly", stack.apiKeys.get(bruce.uid(), 1).name());
  }

  @Test
  void givesNoMorePowerThanItsOwnerHas() {
    stack.roles.create(new NewRole(5, "caretaker", ""));
    assertEquals(403, ask(bruce, "1", Map.of("role", 1)).status());
    assertEquals(403, ask(tony, "1", Map.of("role", 1)).status(), "nor does an admin");
    assertEquals(400, ask(bruce, "1", Map.of("role", 6)).status());
    Answer less = ask(bruce, "1", Map.of("role", 5));
    assertEquals(5, less.data().get("role"));
    assertEquals(false, less.data().get("has_groups"));
    assertEquals(true, ask(bruce, "1", Map.of("role", 2)).data().get("has_groups"));
  }

  @Test
  void anAdminChangesAnothersButGivesItNoMoreThanTheyHave() {
    User deputy = stack.add("deputy", 104, Optional.of(1));
    assertEquals(403, ask(deputy, "2", Map.of("role", 2)).status(), "its owner may do more");
    assertEquals(200, ask(deputy, "1", Map.of("name", "b")).status());
    assertEquals(200, ask(tony, "1", Map.of("disabled", true)).status());
    assertEquals(2, stack.apiKeys.get(bruce.uid(), 1).owner().value());
    stack.change(deputy, edit -> edit.role(2));
    Answer late = ask(deputy, "1", Map.of("disabled", false));
    assertEquals(404, late.status(), "demoted a moment ago");
    assertEquals(true, stack.apiKeys.get(bruce.uid(), 1).disabled());
  }

  @Test
  void anothersIsAsUnknownAsOneThatIsNot() {
    Answer others = ask(bruce, "2", Map.of("name", "mine"));
    assertEquals(404, others.status());
    assertEquals(ask(bruce, "7", Map.of("name", "mine")).text(), others.text());
    assertEquals(404, ask(tony, "7", Map.of("name", "mine")).status());
    assertEquals("backup", stack.apiKeys.get(tony.uid(), 2).name());
    for (String id : List.of("0", "01", "x", "-1", "99999999999999999")) {
      assertEquals(404, ask(bruce, id, Map.of("name", "x")).status(), id);
    }
  }

  @Test
  void nothingElseCanBeChanged() {
    for (String field :
        List.of(
            "id",
            "user_id",
            "owner",
            "hash",
            "key",
            "life",
            "expires_at",
            "has_groups",
            "last_used_at",
            "created_at",
            "former_hash",
            "former_until",
            "revision")) {
      Answer answer = ask(bruce, "1", Map.of("name", "x", field, 1));
      assertEquals(List.of("\"" + field + "\" is not a field of this request."), answer.errors());
    }
    assertEquals("backup", stack.apiKeys.get(bruce.uid(), 1).name());
  }

  @Test
  void namesEveryFaultAtOnce() {
    Answer answer =
        ask(bruce, "1", Map.of("name", "", "description", 7, "role", -1, "disabled", "yes"));
    assertEquals(400, answer.status());
    assertEquals(4, answer.errors().size(), answer.text());
    assertEquals(400, ask(bruce, "1", Map.of()).status());
  }

  @Test
  void isForPeopleWhoSignedIn() {
    GatewayCall call = GatewayCall.put("/api-key/{id}").path("id", 1).json(Map.of("role", 2));
    assertEquals(401, call.to(update).status());
    assertEquals(403, call.as(2, 2).byKey().to(update).status());
    assertEquals(403, call.as(1, 0).byKey().to(update).status());
  }

  private Answer ask(User caller, String id, Map<String, Object> body) {
    return GatewayCall.put("/api-key/{id}")
        .path("id", id)
        .as(caller.uid().value(), caller.role())
        .json(body)
        .to(update);
  }
}
