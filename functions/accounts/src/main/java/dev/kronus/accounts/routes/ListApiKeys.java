package dev.kronus.accounts.routes;

import dev.kronus.accounts.ApiKeyView;
import dev.kronus.accounts.ApiKeys;
import dev.kronus.accounts.KeyPaging;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** GET and POST /api-keys: the caller's own keys, newest first; never their texts. */
public final class ListApiKeys extends Route<KeyPaging> {
  private final ApiKeys keys;

  public ListApiKeys() {
    this(Wiring.apiKeys());
  }

  ListApiKeys(ApiKeys keys) {
    super(Access.SIGNED_IN, Input.queryOrBody(KeyPaging::from));
    this.keys = keys;
  }

  @Override
  protected Reply answer(Call<KeyPaging> call) {
    return Reply.page(keys.list(call.caller().uid(), call.input()).map(ApiKeyView::of));
  }
}
