package dev.kronus.local;

import dev.kronus.local.twilio.Account;
import java.util.LinkedHashMap;
import java.util.Map;

/** What this machine lays over the operator's settings, and over the functions' environment. */
final class Settings {
  private Settings() {}

  /** The settings that are different here; what the operator changed later stays. */
  static Map<String, Object> overlay(
      Options options, Account account, String url, Map<String, Object> current) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (ours(current, "public_url")) {
      values.put("public_url", url);
    }
    if (ours(current, "heartbeat_url")) {
      values.put("heartbeat_url", url + "/_local/heartbeat");
    }
    if (!current.containsKey("mail_from")) {
      values.put("mail_from", "kronus@kronus.example");
    }
    if (!current.containsKey("open_registration")) {
      values.put("open_registration", "true");
    }
    values.putAll(options.realTwilio() ? twilio(options) : account.settings());
    return values;
  }

  private static Map<String, Object> twilio(Options options) {
    return Map.of(
        "account_sid", options.environment("TWILIO_ACCOUNT_SID").orElseThrow(),
        "auth_token", options.environment("TWILIO_AUTH_TOKEN").orElseThrow(),
        "messaging_service_sid", options.environment("TWILIO_MESSAGING_SERVICE_SID").orElseThrow());
  }

  /** Whether an address is this machine's to say: nobody chose one elsewhere. */
  private static boolean ours(Map<String, Object> current, String name) {
    String known = String.valueOf(current.getOrDefault(name, ""));
    return known.isBlank() || known.startsWith("http://127.");
  }

  /** What every function sees, beside what the template gives it. */
  static Map<String, String> environment(
      Options options, Map<String, String> template, String aws, String dynamo) {
    Map<String, String> values = new LinkedHashMap<>(template);
    values.put("AWS_ENDPOINT_URL", aws);
    values.put("AWS_ENDPOINT_URL_DYNAMODB", dynamo);
    values.put("AWS_REGION", "us-east-1");
    values.put("AWS_ACCESS_KEY_ID", options.environment("AWS_ACCESS_KEY_ID").orElse("local"));
    values.put(
        "AWS_SECRET_ACCESS_KEY", options.environment("AWS_SECRET_ACCESS_KEY").orElse("local"));
    if (!options.realTwilio()) {
      values.put("TWILIO_API_URL", aws);
    }
    return values;
  }
}
