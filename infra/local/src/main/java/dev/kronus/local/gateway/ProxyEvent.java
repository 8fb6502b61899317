package dev.kronus.local.gateway;

import dev.kronus.local.http.Form;
import dev.kronus.local.http.Request;
import dev.kronus.local.template.RouteSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A request as API Gateway hands it to a function: the proxy event of a REST API. */
final class ProxyEvent {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private final Map<String, Object> event = new LinkedHashMap<>();

  /** {@code at} is the gateway's time, which moves with the clock. */
  ProxyEvent(
      Request request,
      RouteSpec route,
      Map<String, String> variables,
      String stage,
      String requestId,
      Instant at) {
    event.put("resource", route.path());
    event.put("path", request.path());
    event.put("httpMethod", request.method());
    headers(request);
    query(request);
    event.put("pathParameters", variables.isEmpty() ? null : variables);
    event.put("stageVariables", null);
    event.put("requestContext", context(request, route, stage, requestId, at));
  }

  /** For the function of the route; what the authorizer said goes along as texts. */
  Map<String, Object> integration(Request request, Map<String, Object> authorizer) {
    Map<String, Object> whole = new LinkedHashMap<>(event);
    Map<String, Object> context =
        new LinkedHashMap<>(dev.kronus.local.Json.named(event.get("requestContext")));
    if (!authorizer.isEmpty()) {
      context.put("authorizer", authorizer);
    }
    whole.put("requestContext", context);
    whole.put("body", request.body().length == 0 ? null : request.text());
    whole.put("isBase64Encoded", false);
    return whole;
  }

  /** For the authorizer: no body, and what it is asked about. */
  Map<String, Object> question(String methodArn) {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("type", "REQUEST");
    whole.put("methodArn", methodArn);
    whole.putAll(event);
    return whole;
  }

  private void headers(Request request) {
    Map<String, Object> single = new LinkedHashMap<>();
    Map<String, Object> multi = new LinkedHashMap<>();
    request
        .headers()
        .forEach(
            (name, values) -> {
              String shown = capitalized(name);
              single.put(shown, values.getLast());
              multi.put(shown, values);
            });
    event.put("headers", single);
    event.put("multiValueHeaders", multi);
  }

  private void query(Request request) {
    Form form = request.parameters();
    boolean none = form.values().isEmpty();
    event.put("queryStringParameters", none ? null : form.last());
    event.put("multiValueQueryStringParameters", none ? null : form.values());
  }

  private static Map<String, Object> context(
      Request request, RouteSpec route, String stage, String requestId, Instant at) {
    Map<String, Object> identity = new LinkedHashMap<>();
    identity.put("sourceIp", request.remote());
    identity.put("userAgent", request.header("user-agent").orElse(null));
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("accountId", "000000000000");
    context.put("apiId", "local");
    context.put("resourceId", "local");
    context.put("resourcePath", route.path());
    context.put("httpMethod", request.method());
    context.put("path", "/" + stage + request.path());
    context.put("protocol", "HTTP/1.1");
    context.put("stage", stage);
    context.put("domainName", request.header("host").orElse("localhost"));
    context.put("requestId", requestId);
    context.put("extendedRequestId", requestId);
    context.put("requestTime", TIME.format(at));
    context.put("requestTimeEpoch", at.toEpochMilli());
    context.put("identity", identity);
    return context;
  }

  /** The spelling most callers send; a function must not care. */
  private static String capitalized(String name) {
    StringBuilder shown = new StringBuilder();
    for (String part : List.of(name.split("-", -1))) {
      shown.append(shown.isEmpty() ? "" : "-");
      if (!part.isEmpty()) {
        shown.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
      }
    }
    return shown.toString();
  }
}
