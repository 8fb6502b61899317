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
    Object known = current.get("public_url");
    if (known == null || known.toString().isBlank() || known.toString().startsWith("http://127.")) {
      values.put("public_url", url);
    }
    if (!current.containsKey("mail_from")) {
      values.put("mail_from", "kronus@kronus.example");
    }
    if (!current.containsKey("open_registration")) {
      values.put("open_registration", "true");
    }
    if (options.realTwilio()) {
      values.put("account_sid", options.environment("TWILIO_ACCOUNT_SID").orElseThrow());
      values.put("auth_token", options.environment("TWILIO_AUTH_TOKEN").orElseThrow());
      values.put(
          "messaging_service_sid",
          options.environment("TWILIO_MESSAGING_SERVICE_SID").orElseThrow());
    } else {
      values.putAll(account.settings());
    }
    return values;
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
