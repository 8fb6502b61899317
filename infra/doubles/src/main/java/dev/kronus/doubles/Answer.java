package dev.kronus.doubles;

import dev.kronus.platform.edge.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a route answered, for tests to look into. */
public record Answer(Map<String, Object> proxyResponse) {

  public int status() {
    return ((Number) proxyResponse.get("statusCode")).intValue();
  }

  /** A header by its lower-case name; null when there is none. */
  public String header(String name) {
    return (String) ((Map<?, ?>) proxyResponse.get("headers")).get(name);
  }

  /** As the document is asked about it. */
  Contract.Given given() {
    Map<String, String> named = new LinkedHashMap<>();
    ((Map<?, ?>) proxyResponse.get("headers"))
        .forEach((name, value) -> named.put(String.valueOf(name), String.valueOf(value)));
    return new Contract.Given(status(), named, text());
  }

  /** The body as it stands. */
  public String text() {
    return (String) proxyResponse.get("body");
  }

  /** The body as an object. */
  public Map<String, Object> body() {
    return Json.object(text());
  }

  /** What a success carries. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> data() {
    return (Map<String, Object>) body().get("data");
  }

  /** What a list carries. */
  @SuppressWarnings("unchecked")
  public List<Map<String, Object>> rows() {
    return (List<Map<String, Object>>) body().get("data");
  }

  @SuppressWarnings("unchecked")
  public Map<String, Object> paging() {
    return (Map<String, Object>) body().get("paging");
  }

  /** The sentences of a refusal. */
  @SuppressWarnings("unchecked")
  public List<String> errors() {
    return (List<String>) body().get("errors");
  }

  /** The word of a refusal, such as {@code invalid}. */
  public String code() {
    return (String) body().get("code");
  }
}
