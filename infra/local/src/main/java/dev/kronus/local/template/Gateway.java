package dev.kronus.local.template;

import dev.kronus.local.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the REST API: its own resource, and the Api events of the functions. */
final class Gateway {
  private final Sam sam;
  private final Map<String, Object> api;

  Gateway(Template template, Sam sam) {
    this.sam = sam;
    List<String> apis = template.ids("AWS::Serverless::Api");
    this.api = apis.isEmpty() ? Map.of() : sam.merged("Api", apis.getFirst());
  }

  ApiSpec api() {
    return new ApiSpec(
        String.valueOf(api.getOrDefault("StageName", "Prod")),
        routes(),
        authorizer(),
        cors(),
        responses());
  }

  private List<RouteSpec> routes() {
    List<RouteSpec> routes = new ArrayList<>();
    for (String id : sam.ids()) {
      for (Map<String, Object> event : sam.events(id).values()) {
        if ("Api".equals(event.get("Type"))) {
          routes.add(route(id, Json.named(event.get("Properties"))));
        }
      }
    }
    routes.sort(Comparator.comparing(RouteSpec::order));
    return routes;
  }

  private RouteSpec route(String id, Map<String, Object> event) {
    Map<String, Object> auth = map(event.get("Auth"));
    Object authorizer =
        auth.getOrDefault("Authorizer", map(api.get("Auth")).get("DefaultAuthorizer"));
    return new RouteSpec(
        String.valueOf(event.get("Method")).toUpperCase(Locale.ROOT),
        String.valueOf(event.get("Path")),
        id,
        authorizer == null || authorizer.equals("NONE"));
  }

  private Optional<ApiSpec.Authorizer> authorizer() {
    Map<String, Object> all = map(map(api.get("Auth")).get("Authorizers"));
    return all.values().stream()
        .findFirst()
        .map(
            written -> {
              Map<String, Object> one = Json.named(written);
              Map<String, Object> identity = map(one.get("Identity"));
              Object header =
                  identity.get("Headers") instanceof List<?> list && !list.isEmpty()
                      ? list.getFirst()
                      : identity.getOrDefault("Header", "Authorization");
              long seconds =
                  Long.parseLong(String.valueOf(identity.getOrDefault("ReauthorizeEvery", 300)));
              return new ApiSpec.Authorizer(
                  String.valueOf(one.get("FunctionArn")),
                  String.valueOf(header).toLowerCase(Locale.ROOT),
                  Duration.ofSeconds(seconds));
            });
  }

  /** SAM wants these values in single quotes; what goes out has none. */
  private Optional<ApiSpec.Cors> cors() {
    Object written = api.get("Cors");
    if (written instanceof String origin) {
      return origin.isEmpty()
          ? Optional.empty()
          : Optional.of(new ApiSpec.Cors(bare(origin), null, null, null, false));
    }
    Map<String, Object> cors = map(written);
    return cors.get("AllowOrigin") == null
        ? Optional.empty()
        : Optional.of(
            new ApiSpec.Cors(
                bare(cors.get("AllowOrigin")),
                bare(cors.get("AllowHeaders")),
                bare(cors.get("AllowMethods")),
                bare(cors.get("MaxAge")),
                Boolean.parseBoolean(String.valueOf(cors.get("AllowCredentials")))));
  }

  private Map<String, ApiSpec.GatewayResponse> responses() {
    Map<String, ApiSpec.GatewayResponse> responses = new LinkedHashMap<>();
    map(api.get("GatewayResponses"))
        .forEach((type, written) -> responses.put(type, response(Json.named(written))));
    return responses;
  }

  private static ApiSpec.GatewayResponse response(Map<String, Object> written) {
    Map<String, String> headers = new LinkedHashMap<>();
    map(map(written.get("ResponseParameters")).get("Headers"))
        .forEach((name, value) -> headers.put(name, String.valueOf(value)));
    Object body = map(written.get("ResponseTemplates")).getOrDefault("application/json", "");
    return new ApiSpec.GatewayResponse(
        Integer.parseInt(String.valueOf(written.getOrDefault("StatusCode", 0))),
        headers,
        String.valueOf(body));
  }

  private static String bare(Object value) {
    if (value == null) {
      return null;
    }
    String text = String.valueOf(value);
    boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static Map<String, Object> map(Object value) {
    return value instanceof Map<?, ?> map ? Json.named(map) : Map.of();
  }
}
