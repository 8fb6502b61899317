package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.accounts.UserStatus;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.Events;
import dev.kronus.doubles.GatewayCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerifyTest {
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();
  private final Verify verify = new Verify(stack.verifications);

  @Test
  void saysWhoItIsByBearer() {
    Answer answer = bearer(stack.signedIn("bruce", false).token());
    assertEquals(200, answer.status());
    Map<String, Object> expected = new HashMap<>();
    expected.put("uid", 2);
    expected.put("username", "bruce@example.com");
    expected.put("role", 2);
    expected.put("is_admin", false);
    expected.put("groups", List.of("users"));
    expected.put("expires_at", "2026-11-21T12:00:00.000Z");
    expected.put("via", "bearer");
    expected.put("kind", "token");
    assertEquals(expected, answer.data());
    assertNull(answer.header("set-cookie"));
  }

  @Test
  void takesTheHeaderAndTheCookie() {
    String token = stack.signedIn("bruce", false).token();
    assertEquals("token", call().header("Token", token).to(verify).data().get("via"));
    Answer cookie = call().header("Cookie", "a=b; AuthToken=" + token + "; c=d").to(verify);
    assertEquals("cookie", cookie.data().get("via"));
  }

  @Test
  void whatIsSaidAloudWinsOverTheCookie() {
    String mine = stack.signedIn("bruce", false).token();
    String other = stack.signedIn("tony", false).token();
    Answer answer =
        call()
            .header("Cookie", "AuthToken=" + other)
            .header("Authorization", "Bearer " + mine)
            .to(verify);
    assertEquals(2, answer.data().get("uid"));
    assertRefused(
        call()
            .header("Cookie", "AuthToken=" + other)
            .header("Authorization", "Bearer x")
            .to(verify));
    assertRefused(
        call()
            .header("Cookie", "AuthToken=" + other)
            .header("Authorization", "Basic x")
            .to(verify));
  }

  @Test
  void ofTwoCredentialsNobodyKnowsWhichIsMeant() {
    String token = stack.signedIn("bruce", false).token();
    assertRefused(
        call().header("Token", token).header("Authorization", "Bearer " + token).to(verify));
    Map<String, Object> event = call().header("Cookie", "AuthToken=" + token).event();
    Map<String, Object> many = new HashMap<>(Map.of("Cookie", List.of("AuthToken=" + token)));
    many.put("Authorization", List.of("Bearer " + token, "Bearer " + token));
    event.put("multiValueHeaders", many);
    assertRefused(new Answer(Events.send(verify, event)));
  }

  @Test
  void wantsAsMuchPowerAsIsAskedFor() {
    String token = stack.signedIn("bruce", false).token();
    assertEquals(200, call().header("Token", token).json(Map.of("role", 2)).to(verify).status());
    assertEquals(200, call().header("Token", token).json(Map.of("role", 9)).to(verify).status());
    assertRefused(call().header("Token", token).json(Map.of("role", 1)).to(verify));
    assertRefused(call().header("Token", token).json(Map.of("role", 0)).to(verify));
    String admin = stack.signedIn("tony", false).token();
    assertEquals(200, call().header("Token", admin).json(Map.of("role", 0)).to(verify).status());
  }

  @Test
  void everyRefusalIsTheSame() {
    List<Answer> refused = new ArrayList<>();
    String token = stack.signedIn("bruce", false).token();
    refused.add(call().to(verify));
    refused.add(call().header("Token", "").to(verify));
    refused.add(call().header("Token", token + "x").to(verify));
    refused.add(call().header("Cookie", "AuthToken=").to(verify));
    refused.add(call().header("Token", token).json(Map.of("role", 0)).to(verify));
    stack.departures.delete(bruce.uid());
    refused.add(call().header("Token", token).to(verify));
    assertEquals(1, refused.stream().map(Answer::text).distinct().count());
    refused.forEach(VerifyTest::assertRefused);
  }

  @Test
  void seesEveryChangeAtOnce() {
    for (int change = 0; change < 4; change++) {
      String token = stack.signedIn("bruce", false).token();
      assertEquals(200, bearer(token).status());
      int number = change;
      stack.change(
          bruce,
          edit -> {
            switch (number) {
              case 0 -> edit.role(1);
              case 1 -> edit.role(2);
              case 2 -> edit.groups(java.util.Set.of("users", "mail"));
              default -> edit.status(UserStatus.INACTIVE, stack.clock.instant());
            }
          });
      assertRefused(bearer(token));
    }
  }

  @Test
  void seesThatASessionEnded() {
    String token = stack.signedIn("bruce", false).token();
    stack.sessions.endAll(bruce.uid(), bruce.uid());
    assertRefused(bearer(token));
  }

  @Test
  void renewsARememberedTokenInItsLastQuarter() {
    String token = stack.signedIn("bruce", true).token();
    stack.clock.advance(Duration.ofDays(30).multipliedBy(3).dividedBy(4));
    assertNull(bearer(token).data().get("token"));
    stack.clock.advance(Duration.ofMillis(1));
    Answer answer = call().header("Cookie", "AuthToken=" + token).to(verify);
    String fresh = (String) answer.data().get("token");
    assertNotEquals(token, fresh);
    assertTrue(answer.header("set-cookie").startsWith("AuthToken=" + fresh + "; Path=/; HttpOnly"));
    stack.clock.advance(Duration.ofDays(29));
    assertRefused(bearer(token));
    assertEquals(200, bearer(fresh).status());
  }

  @Test
  void renewsAgainWhenTheAnswerWasLost() {
    String token = stack.signedIn("bruce", true).token();
    stack.clock.advance(Duration.ofDays(29));
    String lost = (String) bearer(token).data().get("token");
    stack.clock.advance(Duration.ofMinutes(1));
    String fresh = (String) bearer(token).data().get("token");
    stack.clock.advance(Duration.ofDays(28));
    assertEquals(200, bearer(lost).status());
    assertEquals(200, bearer(fresh).status());
    assertEquals(2, stack.sessions.list(bruce.uid(), paging()).total() + 1);
  }

  @Test
  void renewsNothingElse() {
    String usual = stack.signedIn("bruce", false).token();
    stack.clock.advance(Duration.ofHours(23));
    Answer answer = bearer(usual);
    assertEquals(200, answer.status());
    assertNull(answer.data().get("token"));
    assertNull(answer.header("set-cookie"));
  }

  @Test
  void remembersOnceAnHourThatSomebodyCame() {
    String token = stack.signedIn("bruce", false).token();
    stack.clock.advance(Duration.ofMinutes(59));
    bearer(token);
    assertEquals("2026-11-20T12:00:00Z", lastSeen());
    stack.clock.advance(Duration.ofMinutes(1));
    bearer(token);
    assertEquals("2026-11-20T13:00:00Z", lastSeen());
  }

  @Test
  void saysWhatIsWrongWithTheBody() {
    String token = stack.signedIn("bruce", false).token();
    Answer answer =
        call().header("Token", token).json(Map.of("role", "admin", "rolle", 1)).to(verify);
    assertEquals(400, answer.status());
    assertEquals(
        List.of(
            "role must be a whole number from 0 to 1000000.",
            "\"rolle\" is not a field of this request."),
        answer.errors());
    assertEquals(400, call().body("application/json", "[1]").to(verify).status());
    assertEquals(415, call().body("text/plain", "1").to(verify).status());
    assertEquals(tony.uid().value(), 1);
  }

  private String lastSeen() {
    return stack.sessions.list(bruce.uid(), paging()).rows().getFirst().lastSeenAt().toString();
  }

  private static dev.kronus.kernel.Paging paging() {
    return new dev.kronus.kernel.Paging(50, java.util.Optional.empty());
  }

  private Answer bearer(String token) {
    return call().header("authorization", "bearer " + token).to(verify);
  }

  private static GatewayCall call() {
    return GatewayCall.post("/auth");
  }

  private static void assertRefused(Answer answer) {
    assertEquals(401, answer.status(), answer.text());
    assertEquals("unauthenticated", answer.code());
    assertNull(answer.header("set-cookie"));
  }
}
