package dev.kronus.accounts.routes;

import dev.kronus.accounts.Keys;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Json;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** GET /jwks: the keys that tokens verify with, in the form JOSE libraries read. */
public final class GetJwks extends Route<Void> {
  private final Keys keys;

  public GetJwks() {
    this(Wiring.keys());
  }

  GetJwks(Keys keys) {
    super(Access.ANYONE, Input.none());
    this.keys = keys;
  }

  @Override
  protected Reply answer(Call<Void> call) {
    return Reply.raw(200, "application/json", Json.text(keys.published()))
        .header("cache-control", "public, max-age=300");
  }
}
