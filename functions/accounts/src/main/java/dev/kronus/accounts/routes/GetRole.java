package dev.kronus.accounts.routes;

import dev.kronus.accounts.RoleView;
import dev.kronus.accounts.Roles;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** GET /role/{no}: one role by its number. */
public final class GetRole extends Route<Void> {
  private final Roles roles;

  public GetRole() {
    this(Wiring.roles());
  }

  GetRole(Roles roles) {
    super(Access.SIGNED_IN, Input.none());
    this.roles = roles;
  }

  @Override
  protected Reply answer(Call<Void> call) {
    return Reply.ok(RoleView.of(roles.get(Roles.parse(call.path("no")))));
  }
}
