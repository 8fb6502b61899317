package dev.kronus.accounts.routes;

import dev.kronus.accounts.RoleChange;
import dev.kronus.accounts.RoleView;
import dev.kronus.accounts.Roles;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** PUT /role/{no}: what a role is called; its number stays. */
public final class UpdateRole extends Route<RoleChange> {
  private final Roles roles;

  public UpdateRole() {
    this(Wiring.roles());
  }

  UpdateRole(Roles roles) {
    super(Access.ADMIN, Input.body(RoleChange::from));
    this.roles = roles;
  }

  @Override
  protected Reply answer(Call<RoleChange> call) {
    roles.requireStanding(Callers.of(call));
    return Reply.ok(RoleView.of(roles.change(Roles.parse(call.path("no")), call.input())));
  }
}
