package dev.kronus.accounts.routes;

import dev.kronus.accounts.Sessions;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** PUT /user/{uid}/logout: every session and every token of a user ends. */
public final class LogoutEverywhere extends Route<Void> {
  private final Sessions sessions;

  public LogoutEverywhere() {
    this(Wiring.sessions());
  }

  LogoutEverywhere(Sessions sessions) {
    super(Access.SELF_OR_ADMIN.inPerson(), Input.none());
    this.sessions = sessions;
  }

  @Override
  protected Reply answer(Call<Void> call) {
    sessions.endAll(call.uid(), call.caller().uid());
    return Reply.done();
  }
}
