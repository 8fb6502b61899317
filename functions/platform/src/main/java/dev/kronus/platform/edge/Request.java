package dev.kronus.platform.edge;

import dev.kronus.kernel.Fields;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An API Gateway REST proxy event (payload format 1.0), read where it is asked for. See "Lambda
 * proxy integrations in API Gateway" in the AWS documentation for its shape.
 */
public final class Request {
  private final Map<String, Object> event;

  Request(Map<String, Object> event) {
    this.event = event;
  }

  /** The gateway's id of this request; in every log line and reply. */
  public String id() {
    return text(context(), "requestId").orElse("-");
  }

  /** A variable of the path, decoded. */
  public String path(String name) {
    return text(map(event, "pathParameters"), name)
        .orElseThrow(() -> new Refusal.Missing("There is nothing here."));
  }

  /** The query string; a name given twice is a fault. */
  public Fields query() {
    Map<String, Object> values = new HashMap<>(map(event, "queryStringParameters"));
    Map<String, Object> all = map(event, "multiValueQueryStringParameters");
    all.forEach(
        (name, many) ->
            values.put(name, many instanceof List<?> l && l.size() == 1 ? l.getFirst() : many));
    return new Fields(values);
  }

  /** A header, whatever the case of its name; empty when absent or sent more than once. */
  public Optional<String> header(String name) {
    Map<String, Object> all = map(event, "multiValueHeaders");
    for (var entry : all.entrySet()) {
      if (entry.getKey().toLowerCase(Locale.ROOT).equals(name)) {
        return entry.getValue() instanceof List<?> values && values.size() == 1
            ? Optional.of(values.getFirst().toString())
            : Optional.empty();
      }
    }
    return map(event, "headers").entrySet().stream()
        .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .map(entry -> entry.getValue().toString());
  }

  /** All that was sent under a header's name, whatever its case. */
  public List<String> headers(String name) {
    Map<String, Object> many = map(event, "multiValueHeaders");
    Map<String, Object> all = many.isEmpty() ? map(event, "headers") : many;
    return all.entrySet().stream()
        .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(name))
        .map(Map.Entry::getValue)
        .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value))
        .filter(Objects::nonNull)
        .map(Object::toString)
        .toList();
  }

  /** A cookie's value as it was sent; of two with one name, the first. */
  public Optional<String> cookie(String name) {
    return header("cookie").stream()
        .flatMap(line -> Stream.of(line.split(";")))
        .map(String::strip)
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .findFirst();
  }

  /** GET, POST and so on. */
  public String method() {
    return text(event, "httpMethod").orElse("");
  }

  /** The body's text; refuses one over 64 KB, and one that is no UTF-8. */
  public String body() {
    return Body.text(this);
  }

  /** The address the gateway saw; the only one a caller cannot choose. */
  public String sourceIp() {
    return text(map(context(), "identity"), "sourceIp").orElse("unknown");
  }

  /** Host and path as the outside world knows them, stage included. */
  public String publicUrl() {
    return "https://" + host() + text(context(), "path").orElse("/");
  }

  /** The name, and perhaps the port, that the caller reached. */
  public String host() {
    return text(context(), "domainName").or(() -> header("host")).orElse("");
  }

  /** What the outside world puts before the path of a route: the stage, or nothing. */
  public String prefix() {
    String whole = text(context(), "path").orElse("");
    String own = text(event, "path").orElse("");
    return !own.isEmpty() && whole.endsWith(own)
        ? whole.substring(0, whole.length() - own.length())
        : "";
  }

  /** The path as the gateway matched it, without a stage. */
  public String resource() {
    return text(event, "resource").orElse("");
  }

  /** What the authorizer said; empty on routes that are open at the gateway. */
  Optional<Caller> caller() {
    Map<String, Object> said = map(context(), "authorizer");
    return text(said, "uid")
        .map(
            uid ->
                new Caller(
                    Uid.parse(uid),
                    Integer.parseInt(text(said, "role").orElse("2")),
                    groups(text(said, "groups").orElse("")),
                    text(said, "session").filter(id -> !id.isEmpty()).map(Long::valueOf),
                    text(said, "via").equals(Optional.of("api_key"))));
  }

  String rawBody() {
    return text(event, "body").orElse("");
  }

  boolean isBase64() {
    return Boolean.TRUE.equals(event.get("isBase64Encoded"));
  }

  private static Set<String> groups(String spaced) {
    return spaced.isBlank() ? Set.of() : Set.of(spaced.split(" "));
  }

  private Map<String, Object> context() {
    return map(event, "requestContext");
  }

  private static Optional<String> text(Map<String, Object> map, String name) {
    return Optional.ofNullable(map.get(name)).map(Object::toString);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> outer, String name) {
    return outer.get(name) instanceof Map<?, ?> inner ? (Map<String, Object>) inner : Map.of();
  }
}
