package dev.kronus.local.gateway;

import dev.kronus.local.Json;
import dev.kronus.local.http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a function answered, as API Gateway passes it on. */
final class ProxyReply {
  private static final Set<String> FIELDS =
      Set.of("statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded");
  private static final Set<String> REMAPPED =
      Set.of("authorization", "www-authenticate", "content-md5", "date", "host", "server");

  private ProxyReply() {}

  /** Empty when it is no answer that the gateway understands. */
  static Optional<Answer.Whole> read(byte[] json, String requestId, String stage) {
    Map<String, Object> reply =
        Json.object(new String(json, StandardCharsets.UTF_8)).orElse(Map.of());
    Optional<Integer> status = status(reply.get("statusCode"));
    Object body = reply.getOrDefault("body", "");
    boolean text = body == null || body instanceof String;
    if (status.isEmpty() || !text || !FIELDS.containsAll(reply.keySet())) {
      return Optional.empty();
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Content-Type", List.of("application/json"));
    headers.put("x-amzn-RequestId", List.of(requestId));
    map(reply.get("headers")).forEach((name, value) -> put(headers, name, List.of(value)));
    map(reply.get("multiValueHeaders"))
        .forEach((name, values) -> put(headers, name, values instanceof List<?> l ? l : List.of()));
    headers.computeIfPresent(
        cookies(headers), (name, set) -> set.stream().map(one -> unstaged(one, stage)).toList());
    byte[] bytes = body == null ? new byte[0] : ((String) body).getBytes(StandardCharsets.UTF_8);
    boolean encoded = Boolean.TRUE.equals(reply.get("isBase64Encoded"));
    return Optional.of(
        new Answer.Whole(
            status.get(), headers, encoded ? Base64.getDecoder().decode(bytes) : bytes));
  }

  private static String cookies(Map<String, List<String>> headers) {
    return headers.keySet().stream()
        .filter(name -> name.equalsIgnoreCase("set-cookie"))
        .findFirst()
        .orElse("set-cookie");
  }

  /** A cookie is for a path, and here no path begins with the stage. */
  private static String unstaged(String cookie, String stage) {
    return cookie.replace("; Path=/" + stage + "/", "; Path=/");
  }

  private static void put(Map<String, List<String>> headers, String name, List<?> values) {
    boolean remapped = REMAPPED.contains(name.toLowerCase(Locale.ROOT));
    String shown = remapped ? "x-amzn-Remapped-" + name : name;
    headers.keySet().removeIf(known -> known.equalsIgnoreCase(shown));
    headers.put(shown, values.stream().map(String::valueOf).toList());
  }

  private static Optional<Integer> status(Object value) {
    String text = String.valueOf(value);
    return text.matches("[1-5][0-9]{2}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static Map<String, Object> map(Object value) {
    return value instanceof Map<?, ?> map ? Json.named(map) : Map.of();
  }
}
