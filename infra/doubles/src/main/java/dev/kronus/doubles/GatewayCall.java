package dev.kronus.doubles;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kronus.platform.edge.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request as API Gateway hands it to a route, put together step by step: {@code
 * GatewayCall.put("/users/{uid}").path("uid", 7).as(7, 2).json(Map.of(...)).to(route)}.
 */
public final class GatewayCall {
  private final String method;
  private final String resource;
  private final Map<String, Object> path = new LinkedHashMap<>();
  private final Map<String, Object> query = new LinkedHashMap<>();
  private final Map<String, Object> headers = new LinkedHashMap<>();
  private Optional<Map<String, Object>> authorizer = Optional.empty();
  private String sourceIp = "203.0.113.7";
  private String body;

  private GatewayCall(String method, String resource) {
    this.method = method;
    this.resource = resource;
  }

  public static GatewayCall get(String resource) {
    return new GatewayCall("GET", resource);
  }

  public static GatewayCall post(String resource) {
    return new GatewayCall("POST", resource);
  }

  public static GatewayCall put(String resource) {
    return new GatewayCall("PUT", resource);
  }

  public static GatewayCall delete(String resource) {
    return new GatewayCall("DELETE", resource);
  }

  /** The value of a variable of the path. */
  public GatewayCall path(String name, Object value) {
    path.put(name, value.toString());
    return this;
  }

  public GatewayCall query(String name, String value) {
    query.put(name, value);
    return this;
  }

  public GatewayCall header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** The caller, as the authorizer let them in; without this nobody was let in. */
  public GatewayCall as(long uid, int role) {
    return as(uid, role, "users", "");
  }

  /** The same with the groups, blanks between them, and the session the caller is in. */
  public GatewayCall as(long uid, int role, String groups, String session) {
    authorizer =
        Optional.of(
            Map.of(
                "principalId", "" + uid,
                "uid", "" + uid,
                "role", "" + role,
                "groups", groups,
                "session", session));
    return this;
  }

  /** What the caller showed: an API key in place of a token; after {@code as}. */
  public GatewayCall byKey() {
    Map<String, Object> known = new LinkedHashMap<>(authorizer.orElseThrow());
    known.put("via", "api_key");
    authorizer = Optional.of(known);
    return this;
  }

  /** The address the gateway saw. */
  public GatewayCall from(String ip) {
    sourceIp = ip;
    return this;
  }

  public GatewayCall json(Map<String, ?> object) {
    return body("application/json", Json.text(object));
  }

  /** A body as it stands, well-formed or not. */
  public GatewayCall body(String contentType, String text) {
    headers.put("Content-Type", contentType);
    body = text;
    return this;
  }

  /** Asks that route, and holds what it answers against the document. */
  public Answer to(RequestStreamHandler route) {
    Answer answer = new Answer(Events.send(route, event()));
    if (isDeployed(route.getClass())) {
      String type = String.valueOf(headers.getOrDefault("Content-Type", "application/json"));
      Contract.held().require(method, resource, new Contract.Sent(type, body), answer.given());
    }
    return answer;
  }

  /** Not one that a test has made for itself. */
  private static boolean isDeployed(Class<?> route) {
    return route.getEnclosingClass() == null && route.getPackageName().endsWith(".routes");
  }

  /** The event, in payload format 1.0. */
  public Map<String, Object> event() {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("resource", resource);
    event.put("path", resolved());
    event.put("httpMethod", method);
    event.put("headers", headers);
    event.put("multiValueHeaders", many(headers));
    event.put("queryStringParameters", query.isEmpty() ? null : query);
    event.put("multiValueQueryStringParameters", query.isEmpty() ? null : many(query));
    event.put("pathParameters", path.isEmpty() ? null : path);
    event.put("requestContext", context());
    event.put("body", body);
    event.put("isBase64Encoded", false);
    return event;
  }

  private Map<String, Object> context() {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("requestId", "request-1");
    context.put("path", "/prod" + resolved());
    context.put("stage", "prod");
    context.put("domainName", "api.example.com");
    context.put("identity", Map.of("sourceIp", sourceIp));
    authorizer.ifPresent(known -> context.put("authorizer", known));
    return context;
  }

  private String resolved() {
    String resolved = resource;
    for (var variable : path.entrySet()) {
      resolved = resolved.replace("{" + variable.getKey() + "}", variable.getValue().toString());
    }
    return resolved;
  }

  private static Map<String, Object> many(Map<String, Object> single) {
    Map<String, Object> many = new LinkedHashMap<>();
    single.forEach((name, value) -> many.put(name, List.of(value)));
    return many;
  }
}
