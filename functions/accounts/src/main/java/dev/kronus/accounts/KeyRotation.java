package dev.kronus.accounts;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.kronus.platform.Log;
import dev.kronus.platform.RotatingSecret;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes the signing keys, inside AWS, where no human handles them. The next key becomes the current
 * one, the current one the previous, and a new next one is made. Each step may be asked for again.
 */
public final class KeyRotation {
  private final RotatingSecret secret;
  private final Supplier<RSAKey> maker;

  /**
   * One step of one rotation.
   *
   * @param version the new version's id, the same in all steps
   */
  public record Order(String secretId, String version, String step) {}

  public KeyRotation(RotatingSecret secret) {
    this(secret, SigningKeys::made);
  }

  /**
   * @param maker makes a new key, which takes a tenth of a second
   */
  public KeyRotation(RotatingSecret secret, Supplier<RSAKey> maker) {
    this.secret = secret;
    this.maker = maker;
  }

  public void perform(Order order) {
    switch (order.step()) {
      case "createSecret" -> create(order);
      // The keys are nobody else's: there is no service to tell.
      case "setSecret" -> Log.info("keys set", "version", order.version());
      case "testSecret" -> test(order);
      case "finishSecret" -> secret.makeCurrent(order.secretId(), order.version());
      default -> throw new IllegalArgumentException("no step of a rotation");
    }
  }

  private void create(Order order) {
    if (secret.version(order.secretId(), order.version()).isPresent()) {
      return;
    }
    SigningKeys keys =
        current(order)
            .map(old -> old.rotated(maker.get()))
            .orElseGet(() -> SigningKeys.first(maker));
    secret.putPending(order.secretId(), order.version(), keys.secret());
    Log.info("keys made", "next", keys.next().getKeyID(), "current", keys.current().getKeyID());
  }

  /** A key that cannot sign, or was not announced, must not become current. */
  private void test(Order order) {
    SigningKeys keys =
        secret
            .version(order.secretId(), order.version())
            .flatMap(SigningKeys::read)
            .orElseThrow(() -> new IllegalStateException("there are no keys to test"));
    JWTClaimsSet claims = new JWTClaimsSet.Builder().subject("test").build();
    for (RSAKey key : keys.all()) {
      if (!Tokens.proves(key.toPublicJWK(), Tokens.signed(key, claims))) {
        throw new IllegalStateException("a key does not verify what it signed");
      }
    }
    current(order).ifPresent(old -> requireAnnounced(keys, old));
  }

  private static void requireAnnounced(SigningKeys keys, SigningKeys old) {
    // Asked again after the last step, the new version is the current one itself.
    if (!keys.equals(old) && !keys.current().equals(old.next())) {
      throw new IllegalStateException("the current key was not the next one before");
    }
  }

  private Optional<SigningKeys> current(Order order) {
    return secret.current(order.secretId()).flatMap(SigningKeys::read);
  }
}
