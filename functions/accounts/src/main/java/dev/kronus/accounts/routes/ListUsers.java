package dev.kronus.accounts.routes;

import dev.kronus.accounts.UserView;
import dev.kronus.accounts.Users;
import dev.kronus.kernel.Paging;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** GET /users: everybody, newest first. */
public final class ListUsers extends Route<Paging> {
  private final Users users;

  public ListUsers() {
    this(Wiring.users());
  }

  ListUsers(Users users) {
    super(Access.ADMIN, Input.query(Paging::from));
    this.users = users;
  }

  @Override
  protected Reply answer(Call<Paging> call) {
    return Reply.page(users.list(call.input()).map(UserView::of));
  }
}
