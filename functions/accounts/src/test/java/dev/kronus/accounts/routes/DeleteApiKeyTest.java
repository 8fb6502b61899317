package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kronus.accounts.ApiKeys;
import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeleteApiKeyTest {
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();
  private final DeleteApiKey delete = new DeleteApiKey(stack.apiKeys);

  @Test
  void endsItForGood() {
    ApiKeys.Drawn drawn = stack.drawn(bruce, Optional.empty());
    assertEquals(200, ask(bruce, "1").status());
    assertFalse(stack.bearers.identify(drawn.text()).isPresent());
    assertEquals(404, ask(bruce, "1").status());
  }

  @Test
  void anAdminMayEndAnothers() {
    stack.drawn(bruce, Optional.empty());
    assertEquals(200, ask(tony, "1").status());
    assertEquals(404, ask(tony, "1").status());
  }

  @Test
  void anAdminEndsNoneOfWhoeverMayDoMoreAndNoneOnceDemoted() {
    stack.drawn(tony, Optional.empty());
    stack.drawn(bruce, Optional.empty());
    User deputy = stack.add("deputy", 104, Optional.of(1));
    assertEquals(403, ask(deputy, "1").status());
    stack.change(deputy, edit -> edit.role(2));
    assertEquals(404, ask(deputy, "2").status());
    assertEquals(2, stack.apiKeys.get(bruce.uid(), 2).id());
  }

  @Test
  void anothersIsAsUnknownAsOneThatIsNot() {
    ApiKeys.Drawn drawn = stack.drawn(tony, Optional.empty());
    Answer others = ask(bruce, "1");
    assertEquals(404, others.status());
    assertEquals(ask(bruce, "2").text(), others.text());
    assertEquals(Optional.of(0), stack.bearers.identify(drawn.text()).map(who -> who.role()));
    for (String id : List.of("0", "01", "x", "-1", "99999999999999999")) {
      assertEquals(404, ask(tony, id).status(), id);
    }
  }

  @Test
  void isForPeopleWhoSignedIn() {
    stack.drawn(bruce, Optional.empty());
    GatewayCall call = GatewayCall.delete("/api-key/{id}").path("id", 1);
    assertEquals(401, call.to(delete).status());
    assertEquals(403, call.as(2, 2).byKey().to(delete).status());
    assertEquals(403, call.as(1, 0).byKey().to(delete).status());
    assertEquals(400, call.as(2, 2).query("x", "1").to(delete).status());
  }

  private Answer ask(User caller, String id) {
    return GatewayCall.delete("/api-key/{id}")
        .path("id", id)
        .as(caller.uid().value(), caller.role())
        .to(delete);
  }
}
