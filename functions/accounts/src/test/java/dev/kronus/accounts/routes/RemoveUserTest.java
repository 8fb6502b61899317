package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.accounts.UserStatus;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemoveUserTest {
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();
  private final RemoveUser remove = new RemoveUser(stack.accounts, stack.departures);

  @Test
  void marksAsDeletedUnlessMoreIsSaid() {
    assertEquals(200, call(bruce).as(2, 2).to(remove).status());
    assertEquals(UserStatus.DELETED, stack.users.account(bruce.uid()).user().status());
    Answer again = call(bruce).as(1, 0).json(Map.of("hard_delete", false)).to(remove);
    assertEquals(404, again.status());
  }

  @Test
  void erasesWhenToldTo() {
    Answer answer = call(bruce).as(1, 0).json(Map.of("hard_delete", true)).to(remove);
    assertEquals(200, answer.status(), answer::text);
    assertTrue(stack.users.find(bruce.uid()).isEmpty());
    assertEquals(1, stack.invoker.invocations().size());
  }

  @Test
  void protectsOthersAndTheLastAdmin() {
    assertEquals(403, call(tony).as(2, 2).to(remove).status());
    assertEquals(401, call(bruce).to(remove).status());
    for (boolean hard : new boolean[] {true, false}) {
      Map<String, Object> body = Map.of("hard_delete", hard);
      assertEquals(409, call(tony).as(1, 0).json(body).to(remove).status());
      assertEquals(403, call(tony).as(2, 0).json(body).to(remove).status(), "demoted meanwhile");
    }
    assertTrue(stack.users.account(tony.uid()).user().isActive());
  }

  @Test
  void isNotForThoseOfLessPowerNorForKeys() {
    User deputy = stack.add("deputy", 105, Optional.of(1));
    stack.pepper();
    for (boolean hard : new boolean[] {true, false}) {
      Map<String, Object> body = Map.of("hard_delete", hard);
      assertEquals(403, call(tony).as(deputy.uid().value(), 1).json(body).to(remove).status());
      assertEquals(403, call(bruce).as(2, 2).byKey().json(body).to(remove).status());
    }
    assertTrue(stack.users.account(tony.uid()).user().isActive());
    assertTrue(stack.users.account(bruce.uid()).user().isActive());
  }

  @Test
  void refusesWhatIsMalformed() {
    for (Object wrong : List.of("true", 1, List.of())) {
      Answer answer = call(bruce).as(1, 0).json(Map.of("hard_delete", wrong)).to(remove);
      assertEquals(400, answer.status());
    }
    assertEquals(400, call(bruce).as(1, 0).json(Map.of("hard", true)).to(remove).status());
    GatewayCall unknown = GatewayCall.delete("/user/{uid}").path("uid", 99).as(1, 0);
    assertEquals(404, unknown.to(remove).status());
  }

  private static GatewayCall call(User user) {
    return GatewayCall.delete("/user/{uid}").path("uid", user.uid());
  }
}
