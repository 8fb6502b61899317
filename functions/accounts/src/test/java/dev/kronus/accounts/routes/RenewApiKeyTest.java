package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.ApiKeys;
import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RenewApiKeyTest {
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();
  private final RenewApiKey renew = new RenewApiKey(stack.apiKeys);
  private ApiKeys.Drawn drawn;

  @BeforeEach
  void bruceHasAKey() {
    drawn = stack.drawn(bruce, Optional.empty());
  }

  @Test
  void showsANewTextAndEndsTheOldOne() {
    Answer answer = ask(bruce, "1", Map.of("life", 3600));
    assertEquals(200, answer.status());
    assertEquals(1, answer.data().get("id"));
    assertEquals("2026-11-20T13:00:00.000Z", answer.data().get("expires_at"));
    assertEquals(null, answer.data().get("former_until"));
    assertTrue(isGood((String) answer.data().get("key")));
    assertFalse(isGood(drawn.text()));
  }

  @Test
  void neitherLifeNorOverlapNeedBeSaid() {
    Answer answer = GatewayCall.post("/api-key/gen/{id}").path("id", 1).as(2, 2).to(renew);
    assertEquals("2026-11-27T12:00:00.000Z", answer.data().get("expires_at"));
    assertEquals(200, ask(bruce, "1", Map.of()).status());
  }

  @Test
  void theOldOneMayWorkALittleLonger() {
    Answer answer = ask(bruce, "1", Map.of("overlap", 60));
    assertEquals("2026-11-20T12:01:00.000Z", answer.data().get("former_until"));
    assertTrue(isGood(drawn.text()));
    assertTrue(isGood((String) answer.data().get("key")));
  }

  @Test
  void isOnlyForItsOwner() {
    Answer admins = ask(tony, "1", Map.of());
    assertEquals(404, admins.status());
    assertEquals(ask(tony, "2", Map.of()).text(), admins.text());
    assertTrue(isGood(drawn.text()));
    for (String id : List.of("0", "01", "x", "-1", "99999999999999999")) {
      assertEquals(404, ask(bruce, id, Map.of()).status(), id);
    }
  }

  @Test
  void refusesWhatIsMalformed() {
    Answer answer = ask(bruce, "1", Map.of("life", 59, "overlap", 604_801, "role", 0));
    assertEquals(
        List.of(
            "life must be a whole number from 60 to 31536000.",
            "overlap must be a whole number from 0 to 604800.",
            "\"role\" is not a field of this request."),
        answer.errors());
    assertEquals(400, ask(bruce, "1", Map.of("life", "3600")).status());
    assertTrue(isGood(drawn.text()));
  }

  @Test
  void isForPeopleWhoSignedIn() {
    GatewayCall call = GatewayCall.post("/api-key/gen/{id}").path("id", 1);
    assertEquals(401, call.to(renew).status());
    assertEquals(403, call.as(2, 2).byKey().to(renew).status());
    assertTrue(isGood(drawn.text()));
  }

  private boolean isGood(String text) {
    return stack.bearers.identify(text).isPresent();
  }

  private Answer ask(User caller, String id, Map<String, Object> body) {
    return GatewayCall.post("/api-key/gen/{id}")
        .path("id", id)
        .as(caller.uid().value(), caller.role())
        .json(body)
        .to(renew);
  }
}
