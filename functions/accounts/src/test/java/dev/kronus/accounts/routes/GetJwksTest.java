package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.accounts.TestStack;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GetJwksTest {
  private final TestStack stack = new TestStack();
  private final GetJwks jwks = new GetJwks(stack.keys);

  @Test
  void publishesAllThreeKeysAndNothingPrivate() {
    Answer answer = GatewayCall.get("/jwks").to(jwks);
    assertEquals(200, answer.status());
    assertEquals("public, max-age=300", answer.header("cache-control"));
    assertEquals("application/json", answer.header("content-type"));
    assertEquals(Set.of("keys"), answer.body().keySet());
    List<?> keys = (List<?>) answer.body().get("keys");
    assertEquals(3, keys.size());
    for (Object key : keys) {
      assertEquals(Set.of("kty", "e", "use", "kid", "alg", "n"), ((Map<?, ?>) key).keySet());
    }
  }

  @Test
  void isUnavailableBeforeTheFirstRotation() {
    stack.secrets.put("keys", Map.of());
    assertEquals(503, GatewayCall.get("/jwks").to(jwks).status());
    stack.secrets.remove("keys");
    assertEquals(503, GatewayCall.get("/jwks").to(jwks).status());
  }

  @Test
  void refusesAnUnknownQuery() {
    assertEquals(400, GatewayCall.get("/jwks").query("kid", "x").to(jwks).status());
  }
}
