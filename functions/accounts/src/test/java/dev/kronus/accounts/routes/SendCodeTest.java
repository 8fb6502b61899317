package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kronus.accounts.PostOffice;
import dev.kronus.accounts.User;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendCodeTest {
  private static final String TEXT = "/user/code/{username}";
  private static final String MAIL = "/user/code/{username}/bymail";

  private final PostOffice post = new PostOffice();
  private final SendCode send = new SendCode(post.codes);
  private final User tony = post.stack.tony();

  @Test
  void textsACode() {
    Answer answer = ask(TEXT, "tony@example.com");
    assertEquals(202, answer.status());
    assertEquals("no-store", answer.header("cache-control"));
    assertNull(answer.header("location"));
    assertEquals(
        post.code(tony.uid()), post.words(tony.uid()).replaceAll(".*is (\\w{8})\\..*", "$1"));
  }

  @Test
  void mailsACode() {
    Answer answer = ask(MAIL, "tony@example.com");
    assertEquals(202, answer.status());
    assertEquals(8, post.code(tony.uid()).length());
  }

  @Test
  void answersTheSameForEverybodyAndEitherWay() {
    Answer known = ask(TEXT, "tony@example.com");
    for (String path : new String[] {TEXT, MAIL}) {
      for (String name : new String[] {"thanos@example.com", "thanos", "Tony@example.com"}) {
        Answer answer = ask(path, name);
        assertEquals(known.status(), answer.status());
        assertEquals(known.text(), answer.text());
        assertEquals(known.proxyResponse().get("headers"), answer.proxyResponse().get("headers"));
      }
    }
  }

  @Test
  void asksToWaitAfterThree() {
    for (int i = 0; i < 3; i++) {
      assertEquals(202, ask(TEXT, "thanos").status());
    }
    Answer answer = ask(MAIL, "thanos");
    assertEquals(429, answer.status());
    assertEquals("3600", answer.header("retry-after"));
  }

  @Test
  void saysThatThereIsNoMailWhereThereIsNone() {
    post.settings(Map.of());
    assertEquals(503, ask(MAIL, "tony@example.com").status());
    assertEquals(503, ask(MAIL, "thanos").status());
    assertEquals(202, ask(TEXT, "tony@example.com").status());
  }

  @Test
  void refusesWhatIsNoName() {
    assertEquals(400, ask(TEXT, "' or 1=1").status());
    assertEquals(400, ask(MAIL, "a@b@c").status());
    assertEquals(
        400, GatewayCall.get(TEXT).path("username", "thanos").query("to", "+1").to(send).status());
  }

  private Answer ask(String path, String username) {
    return GatewayCall.get(path).path("username", username).to(send);
  }
}
