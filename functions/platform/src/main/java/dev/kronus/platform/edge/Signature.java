package dev.kronus.platform.edge;

import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Log;
import dev.kronus.platform.OperatorSettings;
import dev.kronus.platform.Secrets;
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
public final class Signature {
  private Signature() {}

  /** Refuses a webhook that the provider did not sign; an operator hears of it by the metric. */
  public static void require(Request request, Map<String, String> form, Secrets secrets) {
    OperatorSettings settings = OperatorSettings.read(secrets);
    String url =
        settings.publicUrl().map(base -> base + request.resource()).orElseGet(request::publicUrl);
    boolean signed =
        settings
            .twilio()
            .flatMap(
                account ->
                    request
                        .header("x-twilio-signature")
                        .map(given -> holds(given, url, form, account.signingTokens())))
            .orElse(false);
    if (!signed) {
      Log.metric("InvalidSignatures", 1);
      throw new Refusal.Unauthenticated("The signature is missing or does not match.");
    }
  }

  /** Has the JDK look for what signs, before a snapshot. */
  public static void rehearse() {
    holds("", "", Map.of("name", "value"), List.of("no token"));
  }

  /**
   * Whether {@code given} was made with one of {@code tokens}; takes as long whatever the answer.
   */
  public static boolean holds(
      String given, String url, Map<String, String> sorted, List<String> tokens) {
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
