package dev.kronus.platform.edge;

import dev.kronus.kernel.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads form-encoded bodies, as Twilio sends them; names sorted, as its signature wants them. */
public final class Form {
  private static final int MOST_FIELDS = 200;
  private static final int LONGEST_FIELD = 64;

  private Form() {}

  public static Map<String, String> read(Request request) {
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

  /** Refuses a form in which one of these is missing or too long. */
  public static void require(Map<String, String> form, String... names) {
    List<String> faults = new ArrayList<>();
    for (String name : names) {
      String value = form.getOrDefault(name, "");
      if (value.isEmpty()) {
        faults.add(name + " is required.");
      } else if (value.length() > LONGEST_FIELD) {
        faults.add(name + " must be 1 to " + LONGEST_FIELD + " characters.");
      }
    }
    if (!faults.isEmpty()) {
      throw new Refusal.Invalid(faults);
    }
  }

  /** Whether a field is a number of a few digits, such as an error code. */
  public static boolean isNumber(String value) {
    return value.matches("[0-9]{1,9}");
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new Refusal.Invalid("The body is not properly form-encoded.");
    }
  }
}
