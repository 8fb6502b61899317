package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.accounts.UserStatus;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeUsersTest {
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();
  private final ChangeUsers change = new ChangeUsers(stack.batches);

  @Test
  void makesChangesAndDeletesEachForItself() {
    Answer answer =
        ask(
            1,
            0,
            """
            [{"ref": "bruce@example.com", "record": {"name": "Green Hulk", "groups": ["users", "mail"], "status": 1}},
             ["pepper", {"password": "a-long-password", "phone_number": "+14165550199", "groups": ["users", "manager"]}],
             ["pepper", {"role": 0}],
             ["thor", {}],
             ["thor", {"password": "short", "id": 7}],
             ["nobody", null],
             ["bruce@example.com", null]]
            """);
    assertEquals(200, answer.status(), answer::text);
    assertEquals(
        List.of("changed", "created", "forbidden", "invalid", "invalid", "missing", "deleted"),
        results(answer));
    assertEquals(
        List.of("\"id\" is not a field of this request."),
        ((List<?>) answer.rows().get(4).get("errors")).subList(1, 2));
    assertEquals(UserStatus.DELETED, stack.users.account(bruce.uid()).user().status());
    assertEquals("manager users", String.join(" ", user("pepper").sortedGroups()));
  }

  @Test
  void letsOthersChangeTheirOwnOnly() {
    Answer answer =
        ask(
            2,
            2,
            """
            [["BRUCE@example.com", {"name": "Green Hulk", "additionalFields": {"a": 1}}],
             ["bruce@example.com", {"groups": ["admin"]}],
             ["bruce@example.com", {"status": 1}],
             ["bruce@example.com", {"role": 0}],
             ["tony@example.com", {"name": "x"}],
             ["nobody@example.com", {"password": "a-long-password"}],
             ["tony@example.com", null],
             ["nobody@example.com", null]]
            """);
    assertEquals("changed", results(answer).getFirst());
    assertEquals(List.of("forbidden"), results(answer).subList(1, 8).stream().distinct().toList());
    assertEquals(
        answer.rows().get(4).get("errors"), answer.rows().get(5).get("errors"), "who exists");
    assertEquals("Hulk", stack.users.account(bruce.uid()).user().lastName());
    assertEquals(2, stack.users.account(bruce.uid()).user().role());
  }

  @Test
  void wantsTheCurrentPasswordOfWhoeverIsKnownByAnotherNameNow() {
    Answer answer =
        ask(
            2,
            2,
            """
            [["bruce@example.com", {"email": "mallory@example.com"}],
             ["bruce@example.com", {"phone_number": "+14165550177"}],
             ["bruce@example.com", {"username": "mallory"}],
             ["bruce@example.com", {"username": "mallory", "current_password": "not-the-one"}],
             ["bruce@example.com", {"username": "hulk", "current_password": "%s"}]]
            """
                .formatted(TestStack.PASSWORD));
    assertEquals(List.of("invalid", "invalid", "invalid", "forbidden", "changed"), results(answer));
  }

  @Test
  void letsManagersChangeAndMakeOthersWithinLimits() {
    User manager = stack.named("manager", java.util.Map.of());
    stack.put(manager, "users", "manager");
    Answer answer =
        GatewayCall.post("/user/change")
            .as(manager.uid().value(), 2, "users manager", "")
            .body(
                "application/json",
                """
                [["bruce@example.com", {"name": "Green Hulk"}],
                 ["happy", {"password": "a-long-password"}],
                 ["vain", {"password": "a-long-password", "groups": ["admin"]}],
                 ["vain", {"password": "a-long-password", "role": 2}],
                 ["bruce@example.com", {"status": 0}],
                 ["bruce@example.com", null],
                 ["tony@example.com", {"email": "mine@example.com"}]]
                """)
            .to(change);
    assertEquals(
        List.of(
            "changed", "created", "forbidden", "forbidden", "forbidden", "forbidden", "forbidden"),
        results(answer));
  }

  @Test
  void isAboutTheNameInThePath() {
    Answer answer =
        GatewayCall.post("/user/change/{username}")
            .path("username", "bruce@example.com")
            .as(1, 0)
            .body(
                "application/json",
                "[[\"Bruce@example.com\",{\"name\":\"Hulk\"}],[\"tony@example.com\",{\"name\":\"x\"}]]")
            .to(change);
    assertEquals(List.of("changed", "invalid"), results(answer));
    assertEquals("tony", stack.users.account(tony.uid()).user().firstName());
  }

  @Test
  void refusesWhatIsNoListOfEntries() {
    String entry = "[\"a\",{\"name\":\"x\"}]";
    for (String wrong :
        List.of(
            "",
            "{}",
            "[]",
            "[[]]",
            "[[\"a\"]]",
            "[[1,{}]]",
            "[[\"a\",7]]",
            "[{\"ref\":\"a\"}]",
            "[{\"ref\":\"a\",\"record\":{},\"x\":1}]",
            "[" + entry + ",]",
            "[" + entry + "]]",
            "[[\" \",null]]",
            "[" + (entry + ",").repeat(25) + entry + "]")) {
      assertEquals(400, ask(1, 0, wrong).status(), wrong);
    }
    assertEquals(2, ask(1, 0, "[1," + entry + ",null]").errors().size());
    GatewayCall nobody =
        GatewayCall.post("/user/change").body("application/json", "[" + entry + "]");
    assertEquals(401, nobody.to(change).status());
  }

  private User user(String name) {
    return stack.users.byUsername(name).orElseThrow();
  }

  private Answer ask(long uid, int role, String body) {
    return GatewayCall.post("/user/change").as(uid, role).body("application/json", body).to(change);
  }

  private static List<Object> results(Answer answer) {
    return answer.rows().stream()
        .map(row -> row.containsKey("done") ? row.get("done") : row.get("code"))
        .toList();
  }
}
