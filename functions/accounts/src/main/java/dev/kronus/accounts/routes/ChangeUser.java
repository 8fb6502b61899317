package dev.kronus.accounts.routes;

import dev.kronus.accounts.AccountChange;
import dev.kronus.accounts.Accounts;
import dev.kronus.accounts.UserView;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** PUT /user/{uid}: people change their account, and admins anybody's; what is not sent stays. */
public final class ChangeUser extends Route<AccountChange> {
  private final Accounts accounts;

  public ChangeUser() {
    this(Wiring.accounts());
  }

  ChangeUser(Accounts accounts) {
    super(Access.SELF_OR_ADMIN, Input.body(AccountChange::from));
    this.accounts = accounts;
  }

  @Override
  protected Reply answer(Call<AccountChange> call) {
    if (call.input().changesSignIn()) {
      call.caller().requireInPerson();
    }
    return Reply.ok(UserView.of(accounts.change(Callers.of(call), call.uid(), call.input())));
  }
}
