package dev.kronus.accounts.routes;

import dev.kronus.accounts.ApiKeyChange;
import dev.kronus.accounts.ApiKeyView;
import dev.kronus.accounts.ApiKeys;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** PUT /api-key/{id}: its owner or an admin changes what a key is called and may do. */
public final class UpdateApiKey extends Route<ApiKeyChange> {
  private final ApiKeys keys;

  public UpdateApiKey() {
    this(Wiring.apiKeys());
  }

  UpdateApiKey(ApiKeys keys) {
    super(Access.SIGNED_IN.inPerson(), Input.body(ApiKeyChange::from));
    this.keys = keys;
  }

  @Override
  protected Reply answer(Call<ApiKeyChange> call) {
    ApiKeys.Reached key = keys.reached(Callers.of(call), ApiKeys.parse(call.path("id")));
    return Reply.ok(ApiKeyView.of(keys.change(key, call.input())));
  }
}
