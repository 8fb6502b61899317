package dev.kronus.accounts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The keys tokens are signed with, as the secret holds them. All three verify, and all three are
 * published, so that a rotation surprises no cache: the next one is known long before it signs, the
 * previous one long after.
 */
record SigningKeys(RSAKey next, RSAKey current, Optional<RSAKey> previous) {
  private static final int BITS = 2048;

  /** Empty before the first rotation. */
  static Optional<SigningKeys> read(Map<String, Object> secret) {
    Optional<RSAKey> next = key(secret, "next");
    Optional<RSAKey> current = key(secret, "current");
    return next.isEmpty() || current.isEmpty()
        ? Optional.empty()
        : Optional.of(new SigningKeys(next.get(), current.get(), key(secret, "previous")));
  }

  /** The first keys of a stack. */
  static SigningKeys first(Supplier<RSAKey> maker) {
    return new SigningKeys(maker.get(), maker.get(), Optional.empty());
  }

  /** The next key signs from now on, and the newest is next. */
  SigningKeys rotated(RSAKey newest) {
    return new SigningKeys(newest, next, Optional.of(current));
  }

  /** Each in its role, as the secret holds them: with their private parts. */
  Map<String, Object> secret() {
    Map<String, Object> secret = new LinkedHashMap<>();
    secret.put("next", next.toJSONObject());
    secret.put("current", current.toJSONObject());
    previous.ifPresent(key -> secret.put("previous", key.toJSONObject()));
    return secret;
  }

  /** Newest first. */
  List<RSAKey> all() {
    return Stream.concat(Stream.of(next, current), previous.stream()).toList();
  }

  Optional<RSAKey> byId(String kid) {
    return all().stream().filter(key -> kid.equals(key.getKeyID())).findFirst();
  }

  /** A new one, named after its own thumbprint. */
  static RSAKey made() {
    try {
      return new RSAKeyGenerator(BITS)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("no RSA here", impossible);
    }
  }

  @SuppressWarnings("unchecked")
  private static Optional<RSAKey> key(Map<String, Object> secret, String role) {
    if (!(secret.get(role) instanceof Map<?, ?> jwk)) {
      return Optional.empty();
    }
    try {
      RSAKey key = RSAKey.parse((Map<String, Object>) jwk);
      return key.isPrivate() && key.getKeyID() != null ? Optional.of(key) : Optional.empty();
    } catch (ParseException unreadable) {
      // The cause would quote the key.
      throw new IllegalStateException("the " + role + " signing key is unreadable");
    }
  }

  @Override
  public String toString() {
    return "SigningKeys" + all().stream().map(RSAKey::getKeyID).toList();
  }
}
