package dev.kronus.local.gateway;

import dev.kronus.local.Json;
import dev.kronus.local.functions.Failed;
import dev.kronus.local.functions.Functions;
import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import dev.kronus.local.template.ApiSpec;
import dev.kronus.local.template.FunctionSpec;
import dev.kronus.local.template.RouteSpec;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** API Gateway's REST API in front of the functions, served without a stage in the path. */
public final class RestApi {
  /** A synchronous invocation carries no more. */
  private static final int LARGEST_EVENT = 6 * 1024 * 1024;

  private final ApiSpec api;
  private final Functions functions;
  private final InstantSource clock;
  private final Optional<Authorizer> authorizer;
  private final Refusals refusals;

  public RestApi(ApiSpec api, Functions functions, InstantSource clock) {
    this.api = api;
    this.functions = functions;
    this.clock = clock;
    this.authorizer = api.authorizer().map(spec -> new Authorizer(spec, functions, clock));
    this.refusals = new Refusals(api);
  }

  public Answer answer(Request request) {
    String id = UUID.randomUUID().toString();
    if (request.tooLarge()) {
      return refuse(Kind.REQUEST_TOO_LARGE, id, request);
    }
    List<String> segments = request.segments();
    for (RouteSpec route : api.routes()) {
      Optional<Map<String, String>> variables = route.match(segments);
      if (variables.isPresent() && fits(route, request, segments)) {
        return call(request, route, variables.get(), id);
      }
    }
    Kind unknown =
        request.header("authorization").isPresent()
            ? Kind.INVALID_SIGNATURE
            : Kind.MISSING_AUTHENTICATION_TOKEN;
    return preflight(request, segments).orElseGet(() -> refuse(unknown, id, request));
  }

  /** A literal path wins over a variable even when it lacks the method. */
  private boolean fits(RouteSpec route, Request request, List<String> segments) {
    // Where CORS is on, SAM gives OPTIONS a method of its own.
    boolean any = route.method().equals("ANY") && !isPreflight(request);
    boolean method = any || route.method().equals(request.method());
    return method
        && api.routes().stream()
            .filter(other -> other.match(segments).isPresent())
            .findFirst()
            .filter(first -> first.path().equals(route.path()))
            .isPresent();
  }

  private Answer call(Request request, RouteSpec route, Map<String, String> variables, String id) {
    ProxyEvent event = new ProxyEvent(request, route, variables, api.stage(), id, clock.instant());
    try {
      Map<String, Object> context = route.open() ? Map.of() : admit(request, event);
      byte[] payload = Json.bytes(event.integration(request, context));
      if (payload.length > LARGEST_EVENT) {
        return refuse(Kind.REQUEST_TOO_LARGE, id, request);
      }
      FunctionSpec function = functions.byId(route.function());
      byte[] reply = functions.call(function, payload);
      return ProxyReply.read(reply, id, api.stage())
          .map(answer -> (Answer) answer)
          .orElseGet(() -> refuse(Kind.DEFAULT_5XX, id, request));
    } catch (Authorizer.Denied denied) {
      return refuse(denied.kind(), id, request);
    } catch (Failed failed) {
      System.err.println(route.function() + " failed: " + failed.type());
      boolean late = failed.type().equals("Sandbox.Timedout");
      return refuse(late ? Kind.INTEGRATION_TIMEOUT : Kind.DEFAULT_5XX, id, request);
    }
  }

  private Map<String, Object> admit(Request request, ProxyEvent event) throws Authorizer.Denied {
    if (authorizer.isEmpty()) {
      return Map.of();
    }
    // Every value, so that an answer kept for one header is not given to two.
    String identity =
        String.join(",", request.headers().getOrDefault(authorizer.get().header(), List.of()));
    if (identity.isBlank()) {
      throw new Authorizer.Denied(Kind.UNAUTHORIZED);
    }
    String methodArn =
        "arn:aws:execute-api:us-east-1:000000000000:local/"
            + api.stage()
            + "/"
            + request.method()
            + request.path();
    return authorizer.get().admit(identity, event, methodArn);
  }

  /** The mock that SAM adds to every path when CORS is on. */
  private Optional<Answer> preflight(Request request, List<String> segments) {
    if (!isPreflight(request)) {
      return Optional.empty();
    }
    Optional<String> path =
        api.routes().stream()
            .filter(route -> route.match(segments).isPresent())
            .map(RouteSpec::path)
            .findFirst();
    return path.map(found -> preflight(api.cors().get(), found));
  }

  private boolean isPreflight(Request request) {
    return request.method().equals("OPTIONS") && api.cors().isPresent();
  }

  private Answer preflight(ApiSpec.Cors cors, String path) {
    String methods =
        api.routes().stream()
            .filter(route -> route.path().equals(path))
            .map(RouteSpec::method)
            .sorted()
            .collect(Collectors.joining(","));
    Answer.Whole answer =
        Answer.of(200, "application/json", "{}\n")
            .with("Access-Control-Allow-Origin", cors.origin())
            .with(
                "Access-Control-Allow-Methods",
                cors.methods() == null ? "OPTIONS," + methods : cors.methods());
    if (cors.headers() != null) {
      answer = answer.with("Access-Control-Allow-Headers", cors.headers());
    }
    if (cors.maxAge() != null) {
      answer = answer.with("Access-Control-Max-Age", cors.maxAge());
    }
    return cors.credentials() ? answer.with("Access-Control-Allow-Credentials", "true") : answer;
  }

  private Answer refuse(Kind kind, String id, Request request) {
    return refusals.say(kind, id, request.path());
  }
}
