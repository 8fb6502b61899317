package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kronus.accounts.NewRole;
import dev.kronus.accounts.TestStack;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.List;
import org.junit.jupiter.api.Test;

class GetRoleTest {
  private final TestStack stack = new TestStack();
  private final GetRole get = new GetRole(stack.roles);

  @Test
  void showsABuiltInOne() {
    Answer answer = ask("0");
    assertEquals(200, answer.status());
    assertEquals("owner", answer.data().get("name"));
    assertNull(answer.data().get("created_at"));
  }

  @Test
  void showsOneThatWasMade() {
    stack.roles.create(new NewRole(5, "caretaker", "Looks after us"));
    assertEquals("Looks after us", ask("5").data().get("description"));
  }

  @Test
  void knowsNoOther() {
    for (String number :
        List.of("3", "05", "-1", "1000", "x", "", "5#", "ROLE#005", "2.0", "99999999999999999")) {
      assertEquals(404, ask(number).status(), number);
    }
  }

  @Test
  void isForWhoeverIsSignedIn() {
    GatewayCall call = GatewayCall.get("/role/{no}").path("no", 2);
    assertEquals(401, call.to(get).status());
    assertEquals(200, call.as(2, 2).to(get).status());
    assertEquals(400, call.query("full", "1").to(get).status());
  }

  private Answer ask(String number) {
    return GatewayCall.get("/role/{no}").path("no", number).as(2, 2).to(get);
  }
}
