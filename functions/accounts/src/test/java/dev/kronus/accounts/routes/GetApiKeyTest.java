package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GetApiKeyTest {
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();
  private final GetApiKey get = new GetApiKey(stack.apiKeys);

  @Test
  void showsTheCallersOwn() {
    stack.drawn(bruce, Optional.empty());
    Answer answer = GatewayCall.get("/api-key/{id}").path("id", 1).as(2, 2).to(get);
    assertEquals(200, answer.status());
    assertEquals("backup", answer.data().get("name"));
    Answer posted =
        GatewayCall.post("/api-key/{id}").path("id", 1).as(2, 2).json(Map.of("limit", 1)).to(get);
    assertEquals(answer.data(), posted.data());
    assertEquals(200, GatewayCall.post("/api-key/{id}").path("id", 1).as(2, 2).to(get).status());
  }

  @Test
  void anothersIsAsUnknownAsOneThatIsNot() {
    stack.drawn(bruce, Optional.empty());
    Answer others = ask(tony, "1");
    Answer none = ask(tony, "2");
    assertEquals(404, others.status());
    assertEquals(none.text(), others.text());
    for (String id : List.of("0", "01", "-1", "x", "", "1#", "APIKEY#1", "99999999999999999")) {
      assertEquals(404, ask(bruce, id).status(), id);
    }
  }

  @Test
  void isForWhoeverIsSignedIn() {
    stack.drawn(bruce, Optional.empty());
    GatewayCall call = GatewayCall.get("/api-key/{id}").path("id", 1);
    assertEquals(401, call.to(get).status());
    assertEquals(200, call.as(2, 2).byKey().to(get).status());
    assertEquals(400, call.query("all", "1").to(get).status());
  }

  private Answer ask(User caller, String id) {
    return GatewayCall.get("/api-key/{id}")
        .path("id", id)
        .as(caller.uid().value(), caller.role())
        .to(get);
  }
}
