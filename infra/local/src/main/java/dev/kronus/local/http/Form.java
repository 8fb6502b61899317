package dev.kronus.local.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names and values in the form encoding, of a query or of a body; a name may come twice. */
public record Form(Map<String, List<String>> values) {
  /** Reads what it can: a broken escape stays as it stands. */
  public static Form parse(String text) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (text != null && !text.isEmpty()) {
      for (String pair : text.split("&")) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        if (!pair.isEmpty()) {
          values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        }
      }
    }
    return new Form(values);
  }

  public static String encode(Map<String, String> values) {
    return values.entrySet().stream()
        .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  public Optional<String> first(String name) {
    return Optional.ofNullable(values.get(name)).map(List::getFirst);
  }

  public String first(String name, String otherwise) {
    return first(name).orElse(otherwise);
  }

  /** The last value of every name, as API Gateway shows a repeated one. */
  public Map<String, String> last() {
    Map<String, String> last = new LinkedHashMap<>();
    values.forEach((name, all) -> last.put(name, all.getLast()));
    return last;
  }

  /** A text with its escapes undone; as it stands when they are broken. */
  public static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      return text;
    }
  }

  /** One path segment with its escapes undone: a plus is a plus there. */
  public static String segment(String text) {
    return decoded(text.replace("+", "%2B"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
