package dev.kronus.platform;

import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps short words and codes so that they can be known again, but not guessed by whoever reads the
 * table: HMAC-SHA256 under a key that the stack generated, which is not in the table. A salted hash
 * would not do: there are 3.8e11 one-time codes, and all could be tried while one is still good.
 */
public record Seal(Secrets secrets) {
  private static final String ALGORITHM = "HmacSHA256";

  /**
   * @param purpose what the word is for, so that a word for one thing is none for another
   */
  public String of(String purpose, Uid uid, String word) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key(), ALGORITHM));
      byte[] sealed = mac.doFinal(bytes(purpose + " " + uid + " " + word));
      return HexFormat.of().formatHex(sealed);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private byte[] key() {
    return secrets
        .read(Config.get("DURESS_SECRET"))
        .map(secret -> secret.get("duress_key"))
        .map(Object::toString)
        .filter(text -> !text.isEmpty())
        .map(Seal::bytes)
        .orElseThrow(() -> new Refusal.Unavailable("The key for secret words is not there yet."));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
