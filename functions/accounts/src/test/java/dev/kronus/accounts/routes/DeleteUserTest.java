package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeleteUserTest {
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();
  private final DeleteUser delete = new DeleteUser(stack.accounts, stack.departures);

  @Test
  void letsPeopleGo() {
    Answer answer = call(bruce).as(2, 2).to(delete);
    assertEquals(200, answer.status());
    assertEquals(Map.of("success", true), answer.body());
    assertTrue(stack.users.find(bruce.uid()).isEmpty());
  }

  @Test
  void letsAdminsDelete() {
    assertEquals(200, call(bruce).as(1, 0).to(delete).status());
    assertEquals(404, call(bruce).as(1, 0).to(delete).status());
  }

  @Test
  void protectsOthers() {
    assertEquals(403, call(tony).as(2, 2).to(delete).status());
    assertEquals(401, call(bruce).to(delete).status());
    assertTrue(stack.users.find(bruce.uid()).isPresent());
  }

  @Test
  void isNotForThoseOfLessPowerNorForKeys() {
    User deputy = stack.add("deputy", 105, Optional.of(1));
    stack.pepper();
    assertEquals(403, call(tony).as(deputy.uid().value(), 1).to(delete).status());
    assertEquals(403, call(bruce).as(2, 2).byKey().to(delete).status());
    assertEquals(403, call(tony).as(2, 0).to(delete).status(), "demoted meanwhile");
    assertTrue(stack.users.find(tony.uid()).isPresent());
    assertTrue(stack.users.find(bruce.uid()).isPresent());
  }

  @Test
  void keepsTheLastAdmin() {
    Answer answer = call(tony).as(1, 0).to(delete);
    assertEquals(409, answer.status());
    assertEquals(
        List.of("The last user of role 0 cannot be deleted; add another first."), answer.errors());
  }

  @Test
  void findsNobodyThere() {
    for (String uid : List.of("99", "zero", "01")) {
      Answer answer = GatewayCall.delete("/users/{uid}").path("uid", uid).as(1, 0).to(delete);
      assertEquals(404, answer.status());
    }
  }

  private static GatewayCall call(User user) {
    return GatewayCall.delete("/users/{uid}").path("uid", user.uid());
  }
}
