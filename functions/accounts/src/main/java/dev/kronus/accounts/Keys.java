package dev.kronus.accounts;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Config;
import dev.kronus.platform.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The signing keys as everybody but the rotation sees them. */
public final class Keys {
  /** facts.md: made-up key ids must not become calls to the secret store. */
  private static final Duration BETWEEN_REFETCHES = Duration.ofMinutes(1);

  private final Secrets secrets;
  private final InstantSource clock;
  private volatile Parsed parsed = new Parsed(Map.of(), Optional.empty());
  private Instant refetched = Instant.MIN;

  private record Parsed(Map<String, Object> secret, Optional<SigningKeys> keys) {}

  public Keys(Secrets secrets, InstantSource clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  /** The public parts as a JWK Set (RFC 7517, section 5). */
  public Map<String, Object> published() {
    return new JWKSet(List.copyOf(ring().all())).toJSONObject(true);
  }

  /** The key that signs. */
  RSAKey signing() {
    return ring().current();
  }

  /** The key of that id; an id nobody knows may be younger than what is cached. */
  Optional<RSAKey> verifying(String kid) {
    Optional<RSAKey> known = cached().flatMap(keys -> keys.byId(kid));
    return known.isEmpty() && mayRefetch() ? fresh().flatMap(keys -> keys.byId(kid)) : known;
  }

  private SigningKeys ring() {
    return cached()
        .or(() -> mayRefetch() ? fresh() : Optional.empty())
        .orElseThrow(
            () -> new Refusal.Unavailable("The signing keys are being made; try again shortly."));
  }

  private Optional<SigningKeys> cached() {
    return parsed(secrets.read(Config.get("KEYS_SECRET")));
  }

  private Optional<SigningKeys> fresh() {
    return parsed(secrets.readFresh(Config.get("KEYS_SECRET")));
  }

  /** Parsing costs more than comparing, and the secret changes once a month. */
  private Optional<SigningKeys> parsed(Optional<Map<String, Object>> read) {
    Map<String, Object> secret = read.orElse(Map.of());
    Parsed last = parsed;
    if (!last.secret().equals(secret)) {
      last = new Parsed(secret, SigningKeys.read(secret));
      parsed = last;
    }
    return last.keys();
  }

  private synchronized boolean mayRefetch() {
    Instant now = clock.instant();
    if (refetched.plus(BETWEEN_REFETCHES).isAfter(now)) {
      return false;
    }
    refetched = now;
    return true;
  }
}
