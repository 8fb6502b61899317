package dev.kronus.accounts.routes;

import dev.kronus.accounts.Bearers;
import dev.kronus.platform.Log;
import dev.kronus.platform.edge.Task;
import java.util.ArrayList;
import java.util.List;
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
          .map(caller -> Policy.allow(caller, arn))
          .orElseGet(Policy::deny);
    } catch (RuntimeException undecided) {
      Log.failure("authorize", undecided);
      return Policy.deny();
    }
  }

  /** One header with one value: of two, nobody could say which the gateway has judged by. */
  private static Optional<String> authorization(Map<String, Object> event) {
    List<Object> all = new ArrayList<>();
    for (Object many : named(event, "multiValueHeaders")) {
      all.addAll(many instanceof List<?> values ? values : List.of(many));
    }
    List<Object> values = all.isEmpty() ? named(event, "headers") : all;
    return values.size() == 1 && values.getFirst() instanceof String value
        ? Optional.of(value)
        : Optional.empty();
  }

  /** What stands under the header's name, in whatever case it is written. */
  private static List<Object> named(Map<String, Object> event, String headers) {
    List<Object> found = new ArrayList<>();
    if (event.get(headers) instanceof Map<?, ?> sent) {
      sent.forEach(
          (name, value) -> {
            if (name.toString().toLowerCase(Locale.ROOT).equals("authorization")) {
              found.add(value);
            }
          });
    }
    return found;
  }
}
