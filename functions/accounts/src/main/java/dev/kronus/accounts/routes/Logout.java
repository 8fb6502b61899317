package dev.kronus.accounts.routes;

import dev.kronus.accounts.Audit.What;
import dev.kronus.accounts.Sessions;
import dev.kronus.kernel.Refusal;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Caller;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;
import java.time.Duration;

/** POST /api/logout: ends the session of the token it is called with, for good. */
public final class Logout extends Route<Void> {
  private final Sessions sessions;

  public Logout() {
    this(Wiring.sessions());
  }

  Logout(Sessions sessions) {
    super(Access.SIGNED_IN, Input.none());
    this.sessions = sessions;
  }

  @Override
  protected Reply answer(Call<Void> call) {
    Caller caller = call.caller();
    long session =
        caller
            .session()
            .orElseThrow(
                () -> new Refusal.Conflict("An API key has no session to end; delete the key."));
    sessions.end(caller.uid(), session, What.SIGNED_OUT);
    return Reply.done().header("set-cookie", Cookies.refresh(call.request(), "", Duration.ZERO));
  }
}
