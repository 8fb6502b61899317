package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.accounts.NewRole;
import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeleteRoleTest {
  private final TestStack stack = new TestStack();
  private final DeleteRole delete = new DeleteRole(stack.roles);

  @BeforeEach
  void oneIsThere() {
    stack.tony();
    stack.roles.create(new NewRole(5, "caretaker", ""));
  }

  @Test
  void takesOneAwayThatNobodyHas() {
    assertEquals(200, ask("5").status());
    assertEquals(404, ask("5").status());
  }

  @Test
  void theBuiltInOnesStay() {
    for (String number : List.of("0", "1", "2")) {
      Answer answer = ask(number);
      assertEquals(409, answer.status());
      assertEquals(List.of("Role " + number + " is built in and stays."), answer.errors());
    }
  }

  @Test
  void oneThatSomebodyHasStaysUntilTheyGo() {
    User bruce = stack.add("bruce", 102, Optional.of(5));
    User thor = stack.add("thor", 103, Optional.of(5));
    assertEquals(409, ask("5").status());
    stack.departures.delete(bruce.uid());
    Answer answer = ask("5");
    assertEquals(409, answer.status());
    assertEquals(List.of("Somebody, or an API key, still has this role."), answer.errors());
    stack.departures.delete(thor.uid());
    assertEquals(200, ask("5").status());
  }

  @Test
  void knowsNoOther() {
    for (String number : List.of("3", "x", "-1", "005")) {
      assertEquals(404, ask(number).status(), number);
    }
  }

  @Test
  void isForAdmins() {
    GatewayCall call = GatewayCall.delete("/role/{no}").path("no", 5);
    assertEquals(401, call.to(delete).status());
    assertEquals(403, call.as(2, 2).to(delete).status());
    User deputy = stack.add("deputy", 104, Optional.of(2));
    assertEquals(2, deputy.uid().value());
    assertEquals(403, call.as(2, 1).to(delete).status(), "demoted a moment ago");
    stack.change(deputy, edit -> edit.role(1));
    assertEquals(200, call.as(2, 1).to(delete).status());
  }

  private Answer ask(String number) {
    return GatewayCall.delete("/role/{no}").path("no", number).as(1, 0).to(delete);
  }
}
