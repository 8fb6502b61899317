package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.doubles.Events;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthorizeTest {
  private static final String STAGE = "arn:aws:execute-api:ca-central-1:123456789012:abc123/prod";
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();
  private final Authorize authorize = new Authorize(stack.bearers);

  @Test
  void allowsTheWholeStageAndSaysWho() {
    Map<String, Object> answer = ask("Bearer " + stack.token(bruce));
    assertEquals("2", answer.get("principalId"));
    assertEquals(
        Map.of("uid", "2", "role", "2", "groups", "users", "session", "", "via", "token"),
        answer.get("context"));
    assertEquals("Allow", statement(answer).get("Effect"));
    assertEquals("execute-api:Invoke", statement(answer).get("Action"));
    assertEquals(STAGE + "/*", statement(answer).get("Resource"));
  }

  @Test
  void saysAnAdminsRole() {
    Map<?, ?> context = (Map<?, ?>) ask("bearer " + stack.token(tony)).get("context");
    assertEquals("0", context.get("role"));
  }

  @Test
  void allowsAnApiKeyAndSaysThatItIsOne() {
    String key = stack.drawn(tony, Optional.of(2)).text();
    Map<String, Object> answer = ask("Bearer " + key);
    assertEquals("1", answer.get("principalId"));
    assertEquals(
        Map.of("uid", "1", "role", "2", "groups", "users", "session", "", "via", "api_key"),
        answer.get("context"));
    assertEquals(STAGE + "/*", statement(answer).get("Resource"));
  }

  @Test
  void deniesWhatIsNoToken() {
    String token = stack.token(bruce);
    for (String header :
        List.of("", "Bearer", "Bearer ", "Bearer x", token, "Basic " + token, "Bearer a.b.c")) {
      assertDenied(ask(header));
    }
  }

  @Test
  void deniesAnExpiredToken() {
    String token = stack.token(bruce);
    stack.clock.advance(Duration.ofHours(24));
    assertDenied(ask("Bearer " + token));
  }

  @Test
  void deniesWhoIsGone() {
    String token = stack.token(bruce);
    stack.departures.delete(bruce.uid());
    assertDenied(ask("Bearer " + token));
  }

  @Test
  void deniesWithoutAHeader() {
    assertDenied(Events.send(authorize, Map.of("methodArn", STAGE + "/GET/users")));
    assertDenied(Events.send(authorize, Map.of()));
    Map<String, Object> strange = new HashMap<>();
    strange.put("methodArn", STAGE + "/GET/users");
    strange.put("headers", Map.of("Authorization", List.of("Bearer " + stack.token(bruce))));
    assertDenied(Events.send(authorize, strange));
    strange.put("headers", null);
    assertDenied(Events.send(authorize, strange));
  }

  @Test
  void deniesTwoTokens() {
    String good = "Bearer " + stack.token(bruce);
    Map<String, Object> event = new HashMap<>();
    event.put("methodArn", STAGE + "/GET/users/2");
    event.put("headers", Map.of("Authorization", good));
    event.put("multiValueHeaders", Map.of("Authorization", List.of(good)));
    assertEquals("2", Events.send(authorize, event).get("principalId"));
    event.put("multiValueHeaders", Map.of("Authorization", List.of("Bearer x", good)));
    assertDenied(Events.send(authorize, event));
  }

  @Test
  void deniesWhenItCannotBeAboutOneStage() {
    for (String arn : List.of("", "*", "arn:aws:execute-api:*:*:*/*/GET/users", "nonsense/x/y")) {
      assertDenied(ask("Bearer " + stack.token(bruce), arn));
    }
  }

  @Test
  void deniesRatherThanThrows() {
    String token = stack.token(bruce);
    stack.secrets.put("keys", Map.of("next", Map.of("kty", "?"), "current", Map.of("kty", "?")));
    assertDenied(ask("Bearer " + token));
  }

  private Map<String, Object> ask(String authorization) {
    return ask(authorization, STAGE + "/GET/users/2");
  }

  private Map<String, Object> ask(String authorization, String arn) {
    return Events.send(
        authorize,
        Map.of(
            "type",
            "REQUEST",
            "methodArn",
            arn,
            "headers",
            Map.of("authorization", authorization)));
  }

  private static void assertDenied(Map<String, Object> answer) {
    assertEquals("nobody", answer.get("principalId"));
    assertEquals("Deny", statement(answer).get("Effect"));
    assertNull(answer.get("context"));
  }

  private static Map<?, ?> statement(Map<String, Object> answer) {
    Map<?, ?> document = (Map<?, ?>) answer.get("policyDocument");
    return (Map<?, ?>) ((List<?>) document.get("Statement")).getFirst();
  }
}
