package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.PostOffice;
import dev.kronus.accounts.User;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedeemCodeTest {
  private static final String TONY = "tony@example.com";

  private final PostOffice post = new PostOffice();
  private final RedeemCode redeem = new RedeemCode(post.redemptions);
  private final User tony = post.stack.tony();

  @Test
  void givesATokenForACode() {
    post.text(TONY);
    Answer answer = bring(TONY, post.code(tony.uid()));
    assertEquals(200, answer.status());
    String token = (String) answer.data().get("token");
    assertTrue(post.stack.bearers.bearer("Bearer " + token).isPresent());
  }

  @Test
  void takesItOnce() {
    post.text(TONY);
    String code = post.code(tony.uid());
    bring(TONY, code);
    Answer again = bring(TONY, code);
    assertEquals(401, again.status());
    assertEquals("unauthenticated", again.code());
  }

  @Test
  void saysTheSameForAWrongCodeAndForNobody() {
    post.text(TONY);
    Answer wrong = bring(TONY, PostOffice.other(post.code(tony.uid())));
    Answer nobody = bring("thanos", "BCDF2345");
    assertEquals(401, wrong.status());
    assertEquals(401, nobody.status());
    assertEquals(wrong.text(), nobody.text());
  }

  @Test
  void asksToWaitAfterFiveFailures() {
    for (int i = 0; i < 5; i++) {
      assertEquals(401, bring(TONY, "BCDF2345").status());
    }
    Answer answer = bring(TONY, "BCDF2345");
    assertEquals(429, answer.status());
    assertTrue(Integer.parseInt(answer.header("retry-after")) > 0);
  }

  @Test
  void refusesWhatCannotBeACode() {
    Answer answer = bring(TONY, "12345678");
    assertEquals(400, answer.status());
    assertEquals(
        List.of("code must be the 8 letters and digits that were sent to you."), answer.errors());
    assertEquals(400, bring("a b", "BCDF2345").status());
  }

  @Test
  void confirmsANewNumberForWhoeverIsSignedIn() {
    post.register(PostOffice.peter("with-great-power", Optional.of("+14165550177")));
    Answer active = bring("peter@example.com", post.code(post.peter().uid()));
    String token = (String) active.data().get("token");
    post.text("peter@example.com");
    String code = post.code(post.peter().uid());
    assertEquals(401, bring("peter@example.com", code).status());
    Answer confirmed =
        GatewayCall.post("/user/code/{username}/{code}")
            .path("username", "peter@example.com")
            .path("code", code)
            .header("Authorization", "Bearer " + token)
            .to(redeem);
    assertEquals(200, confirmed.status());
    assertEquals("+14165550177", post.peter().number().value());
  }

  private Answer bring(String username, String code) {
    return GatewayCall.post("/user/code/{username}/{code}")
        .path("username", username)
        .path("code", code)
        .to(redeem);
  }
}
