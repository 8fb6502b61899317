package dev.kronus.accounts.routes;

import dev.kronus.accounts.ApiKey;
import dev.kronus.accounts.ApiKeyView;
import dev.kronus.accounts.ApiKeys;
import dev.kronus.accounts.Renewal;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/**
 * POST /api-key/gen/{id}: a new text for a key, shown this once. Only for its owner: whoever knows
 * the text is the owner, as far as anybody can tell.
 */
public final class RenewApiKey extends Route<Renewal> {
  private final ApiKeys keys;

  public RenewApiKey() {
    this(Wiring.apiKeys());
  }

  RenewApiKey(ApiKeys keys) {
    super(Access.SIGNED_IN.inPerson(), Input.optionalBody(Renewal::from));
    this.keys = keys;
  }

  @Override
  protected Reply answer(Call<Renewal> call) {
    ApiKey key = keys.own(Callers.of(call), ApiKeys.parse(call.path("id")));
    return Reply.ok(ApiKeyView.of(keys.renew(key, call.input())));
  }
}
