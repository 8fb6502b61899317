package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kronus.accounts.KeyRotation;
import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.doubles.Events;
import dev.kronus.doubles.MemoryRotatingSecret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RotateKeysTest {
  private final TestStack stack = new TestStack();
  private final MemoryRotatingSecret secret =
      new MemoryRotatingSecret(stack.secrets.read("keys").orElseThrow());
  private final RotateKeys rotate = new RotateKeys(new KeyRotation(secret));

  @Test
  void surprisesNobodyWhoHoldsAToken() {
    User tony = stack.tony();
    String before = "Bearer " + stack.token(tony);
    rotate("v2");
    String between = "Bearer " + stack.token(tony);
    rotate("v3");
    assertEquals(false, stack.bearers.bearer(before).isPresent());
    assertEquals(true, stack.bearers.bearer(between).isPresent());
    assertEquals(true, stack.bearers.bearer("Bearer " + stack.token(tony)).isPresent());
  }

  @Test
  void refusesWhatIsNoRotation() {
    assertThrows(IllegalArgumentException.class, () -> Events.send(rotate, Map.of()));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Events.send(
                rotate, Map.of("SecretId", "keys", "ClientRequestToken", "v2", "Step", "burn")));
  }

  private void rotate(String version) {
    for (String step : List.of("createSecret", "setSecret", "testSecret", "finishSecret")) {
      Events.send(rotate, Map.of("SecretId", "keys", "ClientRequestToken", version, "Step", step));
    }
    stack.secrets.put("keys", secret.current("keys").orElseThrow());
  }
}
