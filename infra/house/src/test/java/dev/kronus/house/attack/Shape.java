package dev.kronus.house.attack;

import dev.kronus.house.attack.Http.Said;
import dev.kronus.house.attack.Http.Shot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every answer must look like; says what does not. */
final class Shape {
  private static final Map<String, Integer> STATUS =
      Map.of(
          "invalid", 400,
          "unauthenticated", 401,
          "forbidden", 403,
          "missing", 404,
          "conflict", 409,
          "too_large", 413,
          "unsupported_media", 415,
          "too_many", 429);
  private static final List<String> HEADERS =
      List.of(
          "x-request-id",
          "cache-control",
          "x-content-type-options",
          "x-frame-options",
          "referrer-policy",
          "strict-transport-security");
  private static final List<String> INSIDES =
      List.of("Exception", "dev.kronus", "software.amazon", "java.", "\tat ", "arn:aws");

  private Shape() {}

  /** Nothing, or what is wrong with an answer to {@code shot}. */
  static List<String> faults(Shot shot, Said said) {
    List<String> faults = new ArrayList<>();
    if (shot.method().equals("OPTIONS") && said.status() == 200) {
      return faults; // The preflight is the gateway's own, with CORS headers and nothing else.
    }
    if (said.status() >= 500) {
      faults.add("a " + said.status());
    }
    HEADERS.stream()
        .filter(name -> said.header(name).isEmpty())
        .forEach(n -> faults.add("no " + n));
    INSIDES.stream().filter(said.text()::contains).forEach(word -> faults.add("shows " + word));
    if (said.status() >= 400 && !shot.method().equals("HEAD")) {
      refused(said, faults);
    }
    return faults;
  }

  private static void refused(Said said, List<String> faults) {
    Map<String, Object> body = said.json();
    if (!body.keySet().equals(Set.of("success", "errors", "code", "request_id"))) {
      faults.add("fields " + body.keySet());
      return;
    }
    if (!Boolean.FALSE.equals(body.get("success"))) {
      faults.add("success " + body.get("success"));
    }
    if (!Integer.valueOf(said.status()).equals(STATUS.get(said.code()))) {
      faults.add("code " + said.code() + " under " + said.status());
    }
    if (!said.header("x-request-id").equals(java.util.Optional.of(body.get("request_id")))) {
      faults.add("request_id " + body.get("request_id"));
    }
    if (said.errors().isEmpty() || !said.errors().stream().allMatch(Shape::isSentence)) {
      faults.add("errors " + said.errors());
    }
  }

  private static boolean isSentence(String text) {
    boolean plain = text.codePoints().allMatch(c -> c >= 0x20 && c < 0x7F);
    return plain && text.length() < 300 && text.endsWith(".");
  }
}
