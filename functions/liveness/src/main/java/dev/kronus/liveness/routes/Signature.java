package dev.kronus.liveness.routes;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Twilio's signature of a webhook: HMAC-SHA1, under the account's token, of the address it called
 * followed by every form field's name and value in the order of the names (Twilio, "Webhooks
 * Security"). The JDK does all of it; the provider's SDK would triple this function's start for one
 * call.
 */
final class Signature {
  private Signature() {}

  /**
   * Whether {@code given} was made with one of {@code tokens}; takes as long whatever the answer.
   */
  static boolean holds(String given, String url, Map<String, String> sorted, List<String> tokens) {
    StringBuilder signed = new StringBuilder(url);
    sorted.forEach((name, value) -> signed.append(name).append(value));
    byte[] offered = given.getBytes(StandardCharsets.UTF_8);
    boolean holds = false;
    for (String token : tokens) {
      holds |= MessageDigest.isEqual(offered, of(signed.toString(), token));
    }
    return holds;
  }

  private static byte[] of(String text, String token) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encode(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
