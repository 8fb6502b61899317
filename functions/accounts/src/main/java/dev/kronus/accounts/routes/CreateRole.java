package dev.kronus.accounts.routes;

import dev.kronus.accounts.NewRole;
import dev.kronus.accounts.Role;
import dev.kronus.accounts.RoleView;
import dev.kronus.accounts.Roles;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** POST /role: a level of power that users and API keys may be given. */
public final class CreateRole extends Route<NewRole> {
  private final Roles roles;

  public CreateRole() {
    this(Wiring.roles());
  }

  CreateRole(Roles roles) {
    super(Access.ADMIN.inPerson(), Input.body(NewRole::from));
    this.roles = roles;
  }

  @Override
  protected Reply answer(Call<NewRole> call) {
    roles.requireStanding(Callers.of(call));
    Role role = roles.create(call.input());
    return Reply.created("/role/" + role.number(), RoleView.of(role));
  }
}
