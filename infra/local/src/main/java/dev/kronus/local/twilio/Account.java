package dev.kronus.local.twilio;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** The one account the double knows, in Twilio's forms. */
public record Account(String sid, String token, String service, String number) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A fresh one; its number is Twilio's own for tests. */
  public static Account fresh() {
    return new Account("AC" + hex(), hex(), "MG" + hex(), "+15005550006");
  }

  /** What Kronus keeps of it in its settings. */
  public Map<String, Object> settings() {
    return Map.of("account_sid", sid, "auth_token", token, "messaging_service_sid", service);
  }

  static String hex() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
