package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.jwk.RSAKey;
import dev.kronus.doubles.MemoryRotatingSecret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyRotationTest {
  private static final List<String> STEPS =
      List.of("createSecret", "setSecret", "testSecret", "finishSecret");

  private final MemoryRotatingSecret secret = new MemoryRotatingSecret(Map.of());
  private final KeyRotation rotation = new KeyRotation(secret);

  @Test
  void makesTheFirstKeys() {
    rotate("v1", 1);
    SigningKeys keys = current();
    assertEquals(Optional.empty(), keys.previous());
    assertNotEquals(keys.next().getKeyID(), keys.current().getKeyID());
    assertEquals(2048, keys.current().size());
  }

  @Test
  void promotesTheNextKeyAndKeepsThePreviousOne() {
    rotate("v1", 1);
    SigningKeys before = current();
    rotate("v2", 1);
    assertEquals(before.next(), current().current());
    assertEquals(Optional.of(before.current()), current().previous());
    List<RSAKey> known = before.all();
    assertEquals(false, known.contains(current().next()));
  }

  @Test
  void doesNothingMoreWhenAStepIsAskedForAgain() {
    rotate("v1", 3);
    SigningKeys first = current();
    rotate("v2", 2);
    assertEquals(first.next(), current().current());
    SigningKeys second = current();
    rotate("v2", 1);
    assertEquals(second, current());
  }

  @Test
  void doesNotFinishKeysThatWereNotAnnounced() {
    rotate("v1", 1);
    secret.putPending("keys", "v2", SigningKeys.first(SigningKeys::made).secret());
    assertThrows(IllegalStateException.class, () -> step("v2", "testSecret"));
  }

  @Test
  void refusesToTestWhatIsNotThere() {
    assertThrows(IllegalStateException.class, () -> step("v9", "testSecret"));
    assertThrows(IllegalArgumentException.class, () -> step("v9", "eraseSecret"));
  }

  private SigningKeys current() {
    return secret.current("keys").flatMap(SigningKeys::read).orElseThrow();
  }

  private void rotate(String version, int times) {
    for (String step : STEPS) {
      for (int i = 0; i < times; i++) {
        step(version, step);
      }
    }
  }

  private void step(String version, String step) {
    rotation.perform(new KeyRotation.Order("keys", version, step));
  }
}
