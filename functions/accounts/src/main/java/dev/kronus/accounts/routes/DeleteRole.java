package dev.kronus.accounts.routes;

import dev.kronus.accounts.Roles;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** DELETE /role/{no}: a role that nobody has goes. */
public final class DeleteRole extends Route<Void> {
  private final Roles roles;

  public DeleteRole() {
    this(Wiring.roles());
  }

  DeleteRole(Roles roles) {
    super(Access.ADMIN, Input.none());
    this.roles = roles;
  }

  @Override
  protected Reply answer(Call<Void> call) {
    roles.requireStanding(Callers.of(call));
    roles.delete(Roles.parse(call.path("no")));
    return Reply.done();
  }
}
