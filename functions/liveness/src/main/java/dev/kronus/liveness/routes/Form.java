package dev.kronus.liveness.routes;

import dev.kronus.kernel.Refusal;
import dev.kronus.platform.edge.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads form-encoded bodies, as Twilio sends them; names sorted, as its signature wants them. */
final class Form {
  private static final int MOST_FIELDS = 200;

  private Form() {}

  static Map<String, String> read(Request request) {
    String type = request.header("content-type").orElse("");
    String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!media.equals("application/x-www-form-urlencoded")) {
      throw new Refusal.UnsupportedMedia("The body must be application/x-www-form-urlencoded.");
    }
    Map<String, String> fields = new TreeMap<>();
    for (String pair : request.body().split("&")) {
      String[] parts = pair.split("=", 2);
      fields.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
      if (fields.size() > MOST_FIELDS) {
        throw new Refusal.Invalid("The body has too many fields.");
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new Refusal.Invalid("The body is not properly form-encoded.");
    }
  }
}
