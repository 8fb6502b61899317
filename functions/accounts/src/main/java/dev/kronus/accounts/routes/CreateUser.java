package dev.kronus.accounts.routes;

import dev.kronus.accounts.Account;
import dev.kronus.accounts.NewUser;
import dev.kronus.accounts.Registrations;
import dev.kronus.accounts.UserView;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** POST /users: give somebody an account. Open at the gateway, for the first has no token yet. */
public final class CreateUser extends Route<NewUser> {
  private final Registrations registrations;

  public CreateUser() {
    this(Wiring.registrations());
  }

  CreateUser(Registrations registrations) {
    super(Access.ANYONE, Input.body(NewUser::from));
    this.registrations = registrations;
  }

  @Override
  protected Reply answer(Call<NewUser> call) {
    Account account = registrations.register(call.input(), call.request().header("authorization"));
    return Reply.created("/users/" + account.user().uid(), UserView.of(account));
  }
}
