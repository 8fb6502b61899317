package dev.kronus.accounts.routes;

import dev.kronus.accounts.ApiKeyView;
import dev.kronus.accounts.ApiKeys;
import dev.kronus.accounts.NewApiKey;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** POST /api-key: a key for programs that act for the caller; its text is shown this once. */
public final class CreateApiKey extends Route<NewApiKey> {
  private final ApiKeys keys;

  public CreateApiKey() {
    this(Wiring.apiKeys());
  }

  CreateApiKey(ApiKeys keys) {
    super(Access.SIGNED_IN.inPerson(), Input.body(NewApiKey::from));
    this.keys = keys;
  }

  @Override
  protected Reply answer(Call<NewApiKey> call) {
    ApiKeys.Drawn drawn = keys.create(call.caller().uid(), call.input());
    return Reply.created("/api-key/" + drawn.key().id(), ApiKeyView.of(drawn));
  }
}
