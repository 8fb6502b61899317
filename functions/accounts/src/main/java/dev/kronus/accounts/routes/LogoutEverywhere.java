package dev.kronus.accounts.routes;

import dev.kronus.accounts.Accounts;
import dev.kronus.accounts.Sessions;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** PUT /user/{uid}/logout: every session and every token of a user ends. */
public final class LogoutEverywhere extends Route<Void> {
  private final Accounts accounts;
  private final Sessions sessions;

  public LogoutEverywhere() {
    this(Wiring.accounts(), Wiring.sessions());
  }

  LogoutEverywhere(Accounts accounts, Sessions sessions) {
    super(Access.SELF_OR_ADMIN.inPerson(), Input.none());
    this.accounts = accounts;
    this.sessions = sessions;
  }

  @Override
  protected Reply answer(Call<Void> call) {
    accounts.requireStanding(Callers.of(call), call.uid());
    sessions.endAll(call.uid(), call.caller().uid());
    return Reply.done();
  }
}
