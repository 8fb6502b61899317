package dev.kronus.accounts.routes;

import dev.kronus.accounts.ApiKeys;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** DELETE /api-key/{id}: its owner or an admin ends a key for good. */
public final class DeleteApiKey extends Route<Void> {
  private final ApiKeys keys;

  public DeleteApiKey() {
    this(Wiring.apiKeys());
  }

  DeleteApiKey(ApiKeys keys) {
    super(Access.SIGNED_IN.inPerson(), Input.none());
    this.keys = keys;
  }

  @Override
  protected Reply answer(Call<Void> call) {
    keys.delete(keys.reached(Callers.of(call), ApiKeys.parse(call.path("id"))));
    return Reply.done();
  }
}
