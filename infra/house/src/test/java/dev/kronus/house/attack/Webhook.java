package dev.kronus.house.attack;

import dev.kronus.house.attack.Http.Shot;
import dev.kronus.local.http.Form;
import dev.kronus.local.twilio.Account;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Twilio's calls, made by hand: signed as its documentation says, or not quite. */
record Webhook(Account account, String url) {
  static final String PATH = "/webhook/sms";

  static Webhook of(Town town) {
    return new Webhook(town.cloud.account(), town.cloud.url() + PATH);
  }

  /** What Twilio sends when a phone has texted. */
  Map<String, String> fields(String from, String body) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("AccountSid", account.sid());
    fields.put("MessageSid", "SM" + UUID.randomUUID().toString().replace("-", ""));
    fields.put("From", from);
    fields.put("To", account.number());
    fields.put("Body", body);
    fields.put("NumMedia", "0");
    return fields;
  }

  Shot signed(Map<String, String> fields) {
    return shot(fields).header("X-Twilio-Signature", signature(url, account.token(), fields));
  }

  Shot text(String from, String body) {
    return signed(fields(from, body));
  }

  /** The same at another of Twilio's doors, whose address this webhook has. */
  Shot signed(Map<String, String> fields, String path) {
    return shot(path, fields).header("X-Twilio-Signature", signature(url, account.token(), fields));
  }

  Shot shot(Map<String, String> fields) {
    return shot(PATH, fields);
  }

  private static Shot shot(String path, Map<String, String> fields) {
    byte[] body = Form.encode(fields).getBytes(StandardCharsets.UTF_8);
    return Shot.of("POST", path).bytes("application/x-www-form-urlencoded; charset=UTF-8", body);
  }

  static String signature(String url, String token, Map<String, String> fields) {
    StringBuilder signed = new StringBuilder(url);
    new TreeMap<>(fields).forEach((name, value) -> signed.append(name).append(value));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      byte[] sum = mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(sum);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
