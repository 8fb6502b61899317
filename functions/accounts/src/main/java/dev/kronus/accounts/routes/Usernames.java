package dev.kronus.accounts.routes;

import dev.kronus.platform.edge.Call;
import java.util.Optional;

/** The name in the path of a route that has a door with one and a door without. */
final class Usernames {
  private static final String VARIABLE = "username";

  private Usernames() {}

  static Optional<String> inPath(Call<?> call) {
    return call.request().resource().endsWith("/{" + VARIABLE + "}")
        ? Optional.of(call.path(VARIABLE))
        : Optional.empty();
  }
}
