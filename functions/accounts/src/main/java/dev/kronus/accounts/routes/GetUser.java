package dev.kronus.accounts.routes;

import dev.kronus.accounts.UserView;
import dev.kronus.accounts.Users;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** GET /users/{uid}: somebody, with their probe settings. */
public final class GetUser extends Route<Void> {
  private final Users users;

  public GetUser() {
    this(Wiring.users());
  }

  GetUser(Users users) {
    super(Access.SELF_OR_ADMIN, Input.none());
    this.users = users;
  }

  @Override
  protected Reply answer(Call<Void> call) {
    return Reply.ok(UserView.of(users.account(call.uid())));
  }
}
