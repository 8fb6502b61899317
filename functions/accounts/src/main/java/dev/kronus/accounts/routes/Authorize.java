package dev.kronus.accounts.routes;

import dev.kronus.accounts.Bearers;
import dev.kronus.platform.Log;
import dev.kronus.platform.edge.Task;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The one door: the gateway asks who a caller is. It answers Deny rather than throwing, because a
 * thrown authorizer is a 500 to the caller and an alarm to the operator.
 */
public final class Authorize extends Task<Map<String, Object>> {
  private final Bearers bearers;

  public Authorize() {
    this(Wiring.bearers());
  }

  Authorize(Bearers bearers) {
    super(event -> event);
    this.bearers = bearers;
  }

  @Override
  protected Map<String, Object> run(Map<String, Object> event) {
    try {
      String arn = event.get("methodArn") instanceof String text ? text : "";
      return authorization(event)
          .flatMap(bearers::bearer)
          .map(user -> Policy.allow(user, arn))
          .orElseGet(Policy::deny);
    } catch (RuntimeException undecided) {
      Log.failure("authorize", undecided);
      return Policy.deny();
    }
  }

  private static Optional<String> authorization(Map<String, Object> event) {
    return event.get("headers") instanceof Map<?, ?> headers
        ? headers.entrySet().stream()
            .filter(Authorize::isAuthorization)
            .map(Map.Entry::getValue)
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .findFirst()
        : Optional.empty();
  }

  private static boolean isAuthorization(Map.Entry<?, ?> header) {
    return header.getKey().toString().toLowerCase(Locale.ROOT).equals("authorization");
  }
}
