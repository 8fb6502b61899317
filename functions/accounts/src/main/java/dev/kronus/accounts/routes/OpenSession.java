package dev.kronus.accounts.routes;

import dev.kronus.accounts.Credentials;
import dev.kronus.accounts.Refreshes;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Request;
import dev.kronus.platform.edge.Route;
import java.util.LinkedHashMap;
import java.util.Map;

/** POST /api/user/login: a token for a quarter of an hour, and a cookie that fetches the next. */
public final class OpenSession extends Route<Credentials> {
  private final Refreshes refreshes;

  public OpenSession() {
    this(Wiring.refreshes());
  }

  OpenSession(Refreshes refreshes) {
    super(Access.ANYONE, Input.body(Credentials::from));
    this.refreshes = refreshes;
  }

  @Override
  protected Reply answer(Call<Credentials> call) {
    RefreshSession.refuseForeign(call.request());
    return reply(call.request(), refreshes.begin(call.input(), Origins.of(call.request())));
  }

  static Reply reply(Request request, Refreshes.Pair pair) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("access_token", pair.token());
    view.put("token_type", "Bearer");
    view.put("expires_in", Refreshes.ACCESS.toSeconds());
    return Reply.ok(view)
        .header("set-cookie", Cookies.refresh(request, pair.refresh(), pair.life()));
  }
}
