package dev.kronus.accounts.routes;

import dev.kronus.accounts.RoleView;
import dev.kronus.accounts.Roles;
import dev.kronus.kernel.Paging;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** GET /roles: the levels of power there are, the most powerful first. */
public final class ListRoles extends Route<Paging> {
  private final Roles roles;

  public ListRoles() {
    this(Wiring.roles());
  }

  ListRoles(Roles roles) {
    super(Access.SIGNED_IN, Input.query(Paging::from));
    this.roles = roles;
  }

  @Override
  protected Reply answer(Call<Paging> call) {
    return Reply.page(roles.list(call.input()).map(RoleView::of));
  }
}
