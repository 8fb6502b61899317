package dev.kronus.accounts.routes;

import dev.kronus.accounts.Refreshes;
import dev.kronus.kernel.Refusal;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Request;
import dev.kronus.platform.edge.Route;

/** POST /api/refresh: a fresh token for the cookie, which changes each time. */
public final class RefreshSession extends Route<Void> {
  private final Refreshes refreshes;

  public RefreshSession() {
    this(Wiring.refreshes());
  }

  RefreshSession(Refreshes refreshes) {
    super(Access.ANYONE, Input.none());
    this.refreshes = refreshes;
  }

  @Override
  protected Reply answer(Call<Void> call) {
    Request request = call.request();
    refuseForeign(request);
    String secret = request.cookie(Cookies.REFRESH).orElse("");
    return OpenSession.reply(request, refreshes.refresh(secret, Origins.of(request)));
  }

  /** Browsers keep the cookie to its site by themselves; this is for those that do not. */
  static void refuseForeign(Request request) {
    if (Cookies.isForeign(request)) {
      throw new Refusal.Forbidden("A page of another site may not do this.");
    }
  }
}
