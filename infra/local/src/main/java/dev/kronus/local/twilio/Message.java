package dev.kronus.local.twilio;

import dev.kronus.local.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One SMS, in either direction.
 *
 * @param error Twilio's code for what went wrong; 0 for nothing
 */
public record Message(
    String sid,
    String from,
    String to,
    String body,
    String status,
    int segments,
    String direction,
    int error,
    Instant createdAt) {
  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  static Message make(
      String from, String to, String body, String status, String direction, int error, Instant at) {
    Instant when = at.truncatedTo(ChronoUnit.MILLIS);
    String sid = "SM" + Account.hex();
    int segments = Segments.count(body);
    return new Message(sid, from, to, body, status, segments, direction, error, when);
  }

  public boolean inbound() {
    return direction.equals("inbound");
  }

  /** As the doors of the embedded cloud show it. */
  public Map<String, Object> shown() {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("sid", sid);
    shown.put("from", from);
    shown.put("to", to);
    shown.put("body", body);
    shown.put("status", status);
    shown.put("segments", segments);
    if (error != 0) {
      shown.put("error_code", error);
    }
    shown.put("created_at", Json.time(createdAt));
    return shown;
  }

  /** As Twilio's API shows it. */
  Map<String, Object> resource(Account account, String status) {
    String sent = RFC_2822.format(createdAt);
    String uri = "/2010-04-01/Accounts/" + account.sid() + "/Messages/" + sid + ".json";
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("account_sid", account.sid());
    resource.put("api_version", "2010-04-01");
    resource.put("body", body);
    List.of("date_created", "date_sent", "date_updated").forEach(d -> resource.put(d, sent));
    resource.put("direction", direction);
    resource.put("error_code", error == 0 ? null : error);
    resource.put("error_message", null);
    resource.put("from", from);
    resource.put("messaging_service_sid", inbound() ? null : account.service());
    resource.put("num_media", "0");
    resource.put("num_segments", String.valueOf(segments));
    resource.put("price", null);
    resource.put("price_unit", "USD");
    resource.put("sid", sid);
    resource.put("status", status);
    resource.put("subresource_uris", Map.of("media", uri.replace(".json", "/Media.json")));
    resource.put("to", to);
    resource.put("uri", uri);
    return resource;
  }
}
