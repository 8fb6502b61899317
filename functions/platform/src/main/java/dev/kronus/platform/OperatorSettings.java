package dev.kronus.platform;

import dev.kronus.kernel.Email;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What an operator may change without a deployment: the JSON object in the {@code settings} secret,
 * and, where that says nothing, what the template's parameters say, in the {@code defaults} secret.
 * Read when needed and cached for minutes by {@link Secrets}.
 *
 * @param publicUrl the API's address as Twilio calls it, stage included; empty: as the request says
 * @param allowedCountries ISO 3166-1 codes of the countries whose numbers may be texted
 * @param dailySmsLimit messages a UTC day, alerts not counted
 * @param openRegistration whether people may register themselves
 * @param mailFrom whom mail comes from; empty: none is sent
 * @param dailyMailLimit mails a UTC day
 */
public record OperatorSettings(
    Optional<String> publicUrl,
    ZoneId defaultTimeZone,
    Set<String> allowedCountries,
    int dailySmsLimit,
    Optional<String> heartbeatUrl,
    boolean openRegistration,
    Optional<Email> mailFrom,
    int dailyMailLimit,
    Optional<Twilio> twilio) {
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  /**
   * The messaging account; {@code previousAuthToken} counts for signatures while a token is being
   * rotated, and {@code alarmMessagingServiceSid} is the service that alerts go out by, so that
   * they do not wait behind questions (docs/adr/015); empty: the one for all.
   */
  public record Twilio(
      String accountSid,
      String authToken,
      String messagingServiceSid,
      Optional<String> alarmMessagingServiceSid,
      Optional<String> previousAuthToken) {

    /** The tokens a webhook may be signed with. */
    public List<String> signingTokens() {
      return previousAuthToken.map(old -> List.of(authToken, old)).orElse(List.of(authToken));
    }

    @Override
    public String toString() {
      return "Twilio[" + accountSid + "]";
    }
  }

  public static OperatorSettings read(Secrets secrets) {
    Map<String, Object> json = merged(secrets);
    return new OperatorSettings(
        text(json, "public_url").map(url -> url.replaceFirst("/+$", "")),
        sound(json, "default_time_zone", ZoneId::of, ZoneId.of("America/Toronto")),
        Set.copyOf(List.of(COMMA.split(text(json, "allowed_countries").orElse("CA,US")))),
        sound(json, "daily_sms_limit", Integer::valueOf, 500),
        text(json, "heartbeat_url"),
        text(json, "open_registration").filter("true"::equals).isPresent(),
        sound(json, "mail_from", OperatorSettings::address, Optional.empty()),
        sound(json, "daily_mail_limit", Integer::valueOf, 200),
        twilio(json));
  }

  private static Optional<Email> address(String text) {
    return Optional.of(
        Email.parse(text).orElseThrow(() -> new NumberFormatException("not an address")));
  }

  private static Map<String, Object> merged(Secrets secrets) {
    Map<String, Object> said =
        secrets
            .read(Config.get("SETTINGS_SECRET"))
            .orElseThrow(() -> new IllegalStateException("the settings secret is empty"));
    String defaults = Config.get("DEFAULTS_SECRET", "");
    Map<String, Object> json = new HashMap<>();
    if (!defaults.isEmpty()) {
      json.putAll(secrets.read(defaults).orElse(Map.of()));
    }
    said.keySet().stream()
        .filter(name -> text(said, name).isPresent())
        .forEach(name -> json.put(name, said.get(name)));
    return json;
  }

  private static Optional<Twilio> twilio(Map<String, Object> json) {
    if (text(json, "account_sid").isEmpty()
        || text(json, "auth_token").isEmpty()
        || text(json, "messaging_service_sid").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Twilio(
            text(json, "account_sid").orElseThrow(),
            text(json, "auth_token").orElseThrow(),
            text(json, "messaging_service_sid").orElseThrow(),
            text(json, "alarm_messaging_service_sid"),
            text(json, "previous_auth_token")));
  }

  /**
   * A slip of an operator's pen must not keep an alarm from going out: what makes no sense counts
   * as unsaid.
   */
  private static <T> T sound(
      Map<String, Object> json, String name, Function<String, T> reader, T otherwise) {
    try {
      return text(json, name).map(reader).orElse(otherwise);
    } catch (DateTimeException | NumberFormatException nonsense) {
      Log.warn("setting_ignored", "name", name);
      return otherwise;
    }
  }

  private static Optional<String> text(Map<String, Object> json, String name) {
    return Optional.ofNullable(json.get(name))
        .map(v -> v.toString().strip())
        .filter(v -> !v.isEmpty());
  }
}
