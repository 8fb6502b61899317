package dev.kronus.story.storm;

import com.nimbusds.jose.jwk.RSAKey;
import dev.kronus.accounts.KeyRotation;
import dev.kronus.doubles.MemoryRotatingSecret;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Signing keys without a key's tenth of a second: the real rotation makes them, once for all
 * histories, and each history's own rotations take them from here in turn.
 */
final class KeyStore {
  private static final MemoryRotatingSecret MADE = new MemoryRotatingSecret(Map.of());
  private static final List<RSAKey> KEYS = new ArrayList<>();
  private static Map<String, Object> first = Map.of();

  private KeyStore() {}

  /** The keys that every history begins with. */
  static synchronized Map<String, Object> first() {
    if (first.isEmpty()) {
      first = rotated("beginning");
    }
    return first;
  }

  /** A history's {@code n}th new one. */
  static synchronized RSAKey key(int n) {
    first();
    while (KEYS.size() <= n) {
      KEYS.add(key(rotated("v" + KEYS.size()), "next"));
    }
    return KEYS.get(n);
  }

  private static Map<String, Object> rotated(String version) {
    KeyRotation rotation = new KeyRotation(MADE);
    for (String step : Rotations.STEPS) {
      rotation.perform(new KeyRotation.Order("keys", version, step));
    }
    return MADE.current("keys").orElseThrow();
  }

  /** The key in this role. */
  @SuppressWarnings("unchecked")
  static RSAKey key(Map<String, Object> secret, String role) {
    try {
      return RSAKey.parse((Map<String, Object>) secret.get(role));
    } catch (ParseException impossible) {
      throw new IllegalStateException("it was written by the rotation", impossible);
    }
  }
}
