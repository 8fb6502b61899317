package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Config;
import dev.kronus.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps one-time codes so that they can be known again: HMAC-SHA256 under a key that the stack
 * generated, which is not in the table. A salted hash would not do: there are 3.8e11 codes, and
 * whoever got hold of the table could try them all while one is still good.
 */
record CodeSeal(Secrets secrets) {
  private static final String ALGORITHM = "HmacSHA256";

  String of(Uid uid, String code) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key(), ALGORITHM));
      byte[] sealed = mac.doFinal(bytes("one-time code " + uid + " " + code));
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
        .map(CodeSeal::bytes)
        .orElseThrow(() -> new Refusal.Unavailable("The key for codes is not there yet."));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
