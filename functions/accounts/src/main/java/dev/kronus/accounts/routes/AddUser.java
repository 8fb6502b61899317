package dev.kronus.accounts.routes;

import dev.kronus.accounts.Account;
import dev.kronus.accounts.Arrivals;
import dev.kronus.accounts.NewAccount;
import dev.kronus.accounts.UserView;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** POST /user: an admin gives somebody an account, by a name and a password. */
public final class AddUser extends Route<NewAccount> {
  private final Arrivals arrivals;

  public AddUser() {
    this(Wiring.arrivals());
  }

  AddUser(Arrivals arrivals) {
    super(Access.ADMIN, Input.body(NewAccount::from));
    this.arrivals = arrivals;
  }

  @Override
  protected Reply answer(Call<NewAccount> call) {
    if (call.input().makesAdmin()) {
      call.caller().requireInPerson();
    }
    Account account = arrivals.add(Callers.of(call), call.input());
    return Reply.created("/user/" + account.user().uid(), UserView.of(account));
  }
}
