package dev.kronus.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The REST API as the template describes it. */
public record ApiSpec(
    String stage,
    List<RouteSpec> routes,
    Optional<Authorizer> authorizer,
    Optional<Cors> cors,
    Map<String, GatewayResponse> responses) {

  /**
   * Who is asked before a closed route.
   *
   * @param function the ARN of its function
   * @param header the identity source, lower-cased
   * @param reauthorize how long an answer is kept
   */
  public record Authorizer(String function, String header, Duration reauthorize) {}

  /** The values of the preflight's headers, as they go out; absent ones are null. */
  public record Cors(
      String origin, String headers, String methods, String maxAge, boolean credentials) {}

  /**
   * The gateway's own word on a kind of refusal.
   *
   * @param status 0 for the kind's own
   * @param template the JSON body with {@code $context} variables; empty for the built-in one
   */
  public record GatewayResponse(int status, Map<String, String> headers, String template) {}
}
