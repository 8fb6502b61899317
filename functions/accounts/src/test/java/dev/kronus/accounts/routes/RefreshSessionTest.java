package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.accounts.UserStatus;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class RefreshSessionTest {
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final OpenSession open = new OpenSession(stack.refreshes);
  private final RefreshSession refresh = new RefreshSession(stack.refreshes);

  @Test
  void givesTheNextTokenAndTheNextCookie() {
    String first = cookie(open());
    Answer answer = refresh(first);
    assertEquals(200, answer.status(), answer.text());
    assertEquals("Bearer", answer.data().get("token_type"));
    assertEquals(900, answer.data().get("expires_in"));
    assertNotEquals(first, cookie(answer));
    String set = answer.header("set-cookie");
    assertTrue(
        set.endsWith("; Path=/prod/api/refresh; HttpOnly; Secure; SameSite=Strict; Max-Age=604800"),
        set);
    String token = (String) answer.data().get("access_token");
    assertTrue(stack.bearers.identify(token).isPresent());
    stack.clock.advance(Duration.ofMinutes(15));
    assertFalse(stack.bearers.identify(token).isPresent());
    assertEquals(200, refresh(cookie(answer)).status());
  }

  @Test
  void keepsNoSecret() {
    String secret = cookie(open()).split("\\.")[2];
    assertFalse(stack.table.rows().stream().anyMatch(row -> row.toString().contains(secret)));
    assertTrue(
        stack.table.rows().stream()
            .noneMatch(row -> row.item().values().toString().contains(secret)));
  }

  @Test
  void aSecretThatComesTwiceEndsTheSessionForBoth() {
    String first = cookie(open());
    Answer good = refresh(first);
    assertRefused(refresh(first));
    assertRefused(refresh(cookie(good)));
    assertTrue(stack.bearers.identify((String) good.data().get("access_token")).isEmpty());
    assertTrue(lines().contains("refresh_reused"), lines().toString());
  }

  @Test
  void evenOneFromLongAgo() {
    String first = cookie(open());
    String current = first;
    for (int i = 0; i < 5; i++) {
      stack.clock.advance(Duration.ofDays(1));
      current = cookie(refresh(current));
    }
    assertRefused(refresh(first));
    assertRefused(refresh(current));
  }

  @Test
  void anotherSessionGoesOn() {
    String other = cookie(open());
    String first = cookie(open());
    refresh(first);
    assertRefused(refresh(first));
    assertEquals(200, refresh(other).status());
  }

  @Test
  void ofTwoAtOnceAtMostOneGetsSomethingAndTheSessionEnds() throws Exception {
    for (int round = 0; round < 8; round++) {
      String secret = cookie(open());
      List<Callable<Answer>> both = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        both.add(() -> refresh(secret));
      }
      List<Answer> answers = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var answer : threads.invokeAll(both)) {
          answers.add(answer.get());
        }
      }
      List<Answer> good = answers.stream().filter(a -> a.status() == 200).toList();
      assertTrue(good.size() <= 1, answers.toString());
      good.forEach(answer -> assertRefused(refresh(cookie(answer))));
    }
  }

  @Test
  void aMadeUpSecretEndsNothing() {
    String good = cookie(open());
    String[] parts = good.split("\\.");
    for (String bad :
        List.of(
            "",
            "x",
            "null",
            parts[0] + "." + parts[1],
            parts[0] + "." + parts[1] + "." + "A".repeat(43),
            parts[0] + "." + parts[1] + "." + "A".repeat(44),
            "9." + parts[1] + "." + parts[2],
            parts[0] + ".77." + parts[2],
            "0." + parts[1] + "." + parts[2],
            "9999999999999999." + parts[1] + "." + parts[2],
            good + "#",
            good + "." + parts[2])) {
      assertRefused(refresh(bad));
    }
    assertRefused(GatewayCall.post("/api/refresh").to(refresh));
    assertEquals(200, refresh(good).status());
  }

  @Test
  void endsAfterSevenDaysUnused() {
    String first = cookie(open());
    stack.clock.advance(Duration.ofDays(7).minusSeconds(1));
    String second = cookie(refresh(first));
    stack.clock.advance(Duration.ofDays(7));
    assertRefused(refresh(second));
  }

  @Test
  void endsAfterNinetyDaysHoweverOftenItIsUsed() {
    String current = cookie(open());
    for (int day = 0; day < 84; day += 6) {
      stack.clock.advance(Duration.ofDays(6));
      current = cookie(refresh(current));
    }
    stack.clock.advance(Duration.ofDays(5));
    Answer last = refresh(current);
    assertTrue(last.header("set-cookie").endsWith("Max-Age=86400"), last.header("set-cookie"));
    stack.clock.advance(Duration.ofDays(1));
    assertRefused(refresh(cookie(last)));
  }

  @Test
  void endsWithWhatEndsTokens() {
    for (UserStatus status : List.of(UserStatus.INACTIVE, UserStatus.ACTIVE)) {
      stack.change(tony, edit -> edit.status(UserStatus.ACTIVE, stack.clock.instant()));
      String secret = cookie(open());
      if (status == UserStatus.ACTIVE) {
        stack.sessions.endAll(tony.uid(), tony.uid());
      } else {
        stack.change(tony, edit -> edit.status(status, stack.clock.instant()));
      }
      assertRefused(refresh(secret));
    }
  }

  @Test
  void aPageOfAnotherSiteCannotUseTheCookie() {
    String secret = cookie(open());
    for (Map.Entry<String, String> said :
        List.of(
            Map.entry("Origin", "https://evil.example"),
            Map.entry("Origin", "https://api.example.com.evil.example"),
            Map.entry("Origin", "https://evil.example/api.example.com"),
            Map.entry("Origin", "null"),
            Map.entry("Origin", ""),
            Map.entry("Sec-Fetch-Site", "cross-site"))) {
      Answer answer =
          GatewayCall.post("/api/refresh")
              .header("Cookie", "RefreshToken=" + secret)
              .header(said.getKey(), said.getValue())
              .to(refresh);
      assertEquals(403, answer.status(), said.toString());
      assertNull(answer.header("set-cookie"));
    }
  }

  @Test
  void aPageOfItsOwnSiteCan() {
    Answer own =
        GatewayCall.post("/api/refresh")
            .header("Cookie", "RefreshToken=" + cookie(open()))
            .header("Origin", "https://api.example.com")
            .header("Sec-Fetch-Site", "same-origin")
            .to(refresh);
    assertEquals(200, own.status());
  }

  @Test
  void theCookieCountsNowhereElse() {
    Verify verify = new Verify(stack.verifications);
    String secret = cookie(open());
    Answer answer = GatewayCall.post("/auth").header("Cookie", "AuthToken=" + secret).to(verify);
    assertEquals(401, answer.status());
  }

  @Test
  void refusesAQuery() {
    assertEquals(400, GatewayCall.post("/api/refresh").query("x", "1").to(refresh).status());
  }

  private List<String> lines() {
    return stack.table.rows().stream()
        .filter(row -> row.key().sk().startsWith("AUDIT#"))
        .map(row -> row.item().text("what"))
        .toList();
  }

  private Answer open() {
    return GatewayCall.post("/api/user/login")
        .json(Map.of("username", "tony@example.com", "password", TestStack.PASSWORD))
        .to(open);
  }

  private Answer refresh(String secret) {
    return GatewayCall.post("/api/refresh").header("Cookie", "RefreshToken=" + secret).to(refresh);
  }

  private static String cookie(Answer answer) {
    assertEquals(200, answer.status(), answer.text());
    String set = answer.header("set-cookie");
    return set.substring("RefreshToken=".length(), set.indexOf(';'));
  }

  private static void assertRefused(Answer answer) {
    assertEquals(401, answer.status(), answer.text());
    assertEquals(List.of("Sign in again: POST /api/user/login."), answer.errors());
    assertNull(answer.header("set-cookie"));
  }
}
