package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.MovableClock;
import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Secrets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeysTest {
  private final MovableClock clock = MovableClock.at("2026-11-20T12:00:00.000Z");
  private final CachedSecrets secrets = new CachedSecrets();
  private final SigningKeys old = TestStack.signingKeys();
  private final SigningKeys rotated = old.rotated(SigningKeys.made());
  private Keys keys;

  /** As the deployed adapter: an old value until somebody asks for a fresh one. */
  private static final class CachedSecrets implements Secrets {
    private Map<String, Object> cached = Map.of();
    private Map<String, Object> stored = Map.of();
    private int fetches;

    @Override
    public Optional<Map<String, Object>> read(String name) {
      return Optional.of(cached);
    }

    @Override
    public Optional<Map<String, Object>> readFresh(String name) {
      fetches++;
      cached = stored;
      return read(name);
    }
  }

  @BeforeEach
  void configure() {
    new TestStack();
    keys = new Keys(secrets, clock);
    secrets.cached = old.secret();
    secrets.stored = rotated.secret();
  }

  @Test
  void fetchesAnUnknownKeyOnceAMinute() {
    assertTrue(keys.verifying("made-up").isEmpty());
    assertEquals(1, secrets.fetches);
    assertTrue(keys.verifying("made-up").isEmpty());
    clock.advance(Duration.ofSeconds(59));
    assertTrue(keys.verifying("another").isEmpty());
    assertEquals(1, secrets.fetches);
    clock.advance(Duration.ofSeconds(1));
    assertTrue(keys.verifying("another").isEmpty());
    assertEquals(2, secrets.fetches);
  }

  @Test
  void findsAKeyThatWasMadeMeanwhile() {
    String made = rotated.next().getKeyID();
    assertEquals(made, keys.verifying(made).orElseThrow().getKeyID());
    assertEquals(rotated.current(), keys.signing());
  }

  @Test
  void fetchesNothingForAKeyItKnows() {
    for (var key : old.all()) {
      assertTrue(keys.verifying(key.getKeyID()).isPresent());
    }
    assertEquals(0, secrets.fetches);
  }

  @Test
  void isUnavailableBeforeThereAreKeys() {
    secrets.cached = Map.of();
    secrets.stored = Map.of();
    assertThrows(Refusal.Unavailable.class, keys::published);
    assertThrows(Refusal.Unavailable.class, keys::signing);
    secrets.stored = old.secret();
    clock.advance(Duration.ofMinutes(1));
    assertEquals(old.current(), keys.signing());
  }

  @Test
  void showsNoPrivatePart() {
    String text = old.toString();
    assertFalse(text.contains(old.current().getPrivateExponent().toString()));
  }
}
