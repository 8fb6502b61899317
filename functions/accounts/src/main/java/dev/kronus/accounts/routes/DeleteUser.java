package dev.kronus.accounts.routes;

import dev.kronus.accounts.Accounts;
import dev.kronus.accounts.Departures;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** DELETE /users/{uid}: somebody leaves, and everything of theirs with them. */
public final class DeleteUser extends Route<Void> {
  private final Accounts accounts;
  private final Departures departures;

  public DeleteUser() {
    this(Wiring.accounts(), Wiring.departures());
  }

  DeleteUser(Accounts accounts, Departures departures) {
    super(Access.SELF_OR_ADMIN.inPerson(), Input.none());
    this.accounts = accounts;
    this.departures = departures;
  }

  @Override
  protected Reply answer(Call<Void> call) {
    accounts.requireStanding(Callers.of(call), call.uid());
    departures.delete(call.uid());
    return Reply.done();
  }
}
