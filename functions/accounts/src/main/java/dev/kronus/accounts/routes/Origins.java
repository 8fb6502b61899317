package dev.kronus.accounts.routes;

import dev.kronus.accounts.Origin;
import dev.kronus.platform.edge.Request;

/** Where requests come from, as sign-ins remember it. */
final class Origins {
  private Origins() {}

  static Origin of(Request request) {
    return Origin.of(request.sourceIp(), request.header("user-agent").orElse("unknown"));
  }
}
