package dev.kronus.accounts.routes;

import dev.kronus.accounts.ApiKeyView;
import dev.kronus.accounts.ApiKeys;
import dev.kronus.accounts.KeyPaging;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/**
 * GET and POST /api-key/{id}: one of the caller's keys. What parts a list is taken and means
 * nothing.
 */
public final class GetApiKey extends Route<KeyPaging> {
  private final ApiKeys keys;

  public GetApiKey() {
    this(Wiring.apiKeys());
  }

  GetApiKey(ApiKeys keys) {
    super(Access.SIGNED_IN, Input.queryOrBody(KeyPaging::from));
    this.keys = keys;
  }

  @Override
  protected Reply answer(Call<KeyPaging> call) {
    long id = ApiKeys.parse(call.path("id"));
    return Reply.ok(ApiKeyView.of(keys.get(call.caller().uid(), id)));
  }
}
