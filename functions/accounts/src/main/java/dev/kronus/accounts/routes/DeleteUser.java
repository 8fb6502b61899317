package dev.kronus.accounts.routes;

import dev.kronus.accounts.Departures;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** DELETE /users/{uid}: somebody leaves, and everything of theirs with them. */
public final class DeleteUser extends Route<Void> {
  private final Departures departures;

  public DeleteUser() {
    this(Wiring.departures());
  }

  DeleteUser(Departures departures) {
    super(Access.SELF_OR_ADMIN.inPerson(), Input.none());
    this.departures = departures;
  }

  @Override
  protected Reply answer(Call<Void> call) {
    departures.delete(call.uid());
    return Reply.done();
  }
}
