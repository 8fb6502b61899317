package dev.kronus.accounts.routes;

import dev.kronus.accounts.Actor;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Caller;

/** Callers as the rules of accounts see them. */
final class Callers {
  private Callers() {}

  static Actor of(Call<?> call) {
    Caller caller = call.caller();
    return new Actor(
        caller.uid(), caller.role(), caller.groups(), call.request().sourceIp(), caller.session());
  }
}
