package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.Logins.SignedIn;
import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListSessionsTest {
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final ListSessions list = new ListSessions(stack.sessions);
  private final DeleteSession delete = new DeleteSession(stack.sessions);

  @Test
  void showsWhereSomebodyIsSignedIn() {
    SignedIn first = stack.signedIn("tony", true);
    stack.clock.advance(Duration.ofMinutes(1));
    SignedIn second = stack.signedIn("tony", false);
    Answer answer = call(second).to(list);
    assertEquals(200, answer.status());
    assertEquals(2, answer.paging().get("total"));
    Map<String, Object> newest = answer.rows().getFirst();
    assertEquals(second.session().id(), ((Number) newest.get("id")).longValue());
    assertEquals("usual", newest.get("kind"));
    assertEquals("203.0.113.9", newest.get("ip"));
    assertEquals("phone", newest.get("device"));
    assertEquals("2026-11-20T12:01:00.000Z", newest.get("created_at"));
    assertEquals("2026-11-20T12:01:00.000Z", newest.get("last_seen_at"));
    assertEquals("2026-11-21T12:01:00.000Z", newest.get("ends_at"));
    assertEquals(true, newest.get("current"));
    assertEquals("remembered", answer.rows().getLast().get("kind"));
    assertEquals(false, answer.rows().getLast().get("current"));
    assertEquals(first.session().id(), ((Number) answer.rows().getLast().get("id")).longValue());
  }

  @Test
  void showsThemInParts() {
    List<Long> made = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      made.addFirst(stack.signedIn("tony", false).session().id());
      stack.clock.advance(Duration.ofSeconds(1));
    }
    List<Long> seen = new ArrayList<>();
    GatewayCall call = GatewayCall.get("/users/{uid}/sessions").path("uid", 1).as(1, 0);
    Answer answer = call.query("limit", "3").to(list);
    while (true) {
      answer.rows().forEach(row -> seen.add(((Number) row.get("id")).longValue()));
      String next = (String) answer.paging().get("next");
      if (next == null) {
        break;
      }
      answer = call.query("cursor", next).to(list);
    }
    assertEquals(made, seen);
  }

  @Test
  void showsNothingThatIsOver() {
    stack.signedIn("tony", false);
    stack.clock.advance(Duration.ofHours(24));
    assertEquals(List.of(), rows());
    stack.signedIn("tony", false);
    stack.sessions.endAll(tony.uid(), tony.uid());
    assertEquals(List.of(), rows());
  }

  @Test
  void endsOne() {
    SignedIn first = stack.signedIn("tony", false);
    SignedIn second = stack.signedIn("tony", false);
    Answer answer = end(1, first.session().id());
    assertEquals(200, answer.status());
    assertTrue(stack.bearers.identify(first.token()).isEmpty());
    assertTrue(stack.bearers.identify(second.token()).isPresent());
    assertEquals(1, rows().size());
    assertEquals(404, end(1, first.session().id()).status());
  }

  @Test
  void endsNothingElse() {
    stack.bruce();
    SignedIn bruces = stack.signedIn("bruce", false);
    assertEquals(404, end(1, bruces.session().id()).status());
    for (String id : List.of("0", "-1", "x", "1e3", "01", "9999999999999999", "1#2", " 1")) {
      assertEquals(404, end(1, id).status(), id);
    }
    assertTrue(stack.bearers.identify(bruces.token()).isPresent());
    assertEquals(404, end(1, stack.signedIn("tony", false).session().id() - 1).status());
  }

  @Test
  void isForTheUserAlone() {
    SignedIn session = stack.signedIn("tony", false);
    for (int role : new int[] {0, 2}) {
      Answer answer = GatewayCall.get("/users/{uid}/sessions").path("uid", 1).as(2, role).to(list);
      assertEquals(403, answer.status());
      assertEquals(
          403,
          GatewayCall.delete("/users/{uid}/sessions/{id}")
              .path("uid", 1)
              .path("id", session.session().id())
              .as(2, role)
              .to(delete)
              .status());
    }
    assertEquals(401, GatewayCall.get("/users/{uid}/sessions").path("uid", 1).to(list).status());
    assertEquals(
        404, GatewayCall.get("/users/{uid}/sessions").path("uid", 77).as(77, 2).to(list).status());
    assertNull(answerTo("limit", "0").paging());
    assertEquals(400, answerTo("limit", "0").status());
    assertEquals(400, answerTo("cursor", "x").status());
    assertEquals(400, answerTo("colour", "x").status());
  }

  @Test
  void noDeviceBreaksAPage() {
    stack.logins.signIn(
        new dev.kronus.accounts.SignIn(
            new dev.kronus.accounts.Credentials("tony@example.com", TestStack.PASSWORD), false),
        dev.kronus.accounts.Origin.of(
            "203.0.113.9", "evil\r\nSet-Cookie: a=b\u202e\u0000" + "x".repeat(999)));
    String device = (String) rows().getFirst().get("device");
    assertTrue(device.matches("evil\\?\\?Set-Cookie: a=b\\?\\?x+"), device);
    assertEquals(200, device.length());
  }

  private Answer answerTo(String name, String value) {
    return GatewayCall.get("/users/{uid}/sessions")
        .path("uid", 1)
        .as(1, 0)
        .query(name, value)
        .to(list);
  }

  private List<Map<String, Object>> rows() {
    return GatewayCall.get("/users/{uid}/sessions").path("uid", 1).as(1, 0).to(list).rows();
  }

  private Answer end(long uid, Object id) {
    return GatewayCall.delete("/users/{uid}/sessions/{id}")
        .path("uid", uid)
        .path("id", id)
        .as(uid, 0)
        .to(delete);
  }

  private static GatewayCall call(SignedIn session) {
    return GatewayCall.get("/users/{uid}/sessions")
        .path("uid", 1)
        .as(1, 0, "users", "" + session.session().id());
  }
}
