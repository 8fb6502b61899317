package dev.kronus.accounts.routes;

import dev.kronus.accounts.Account;
import dev.kronus.accounts.Profiles;
import dev.kronus.accounts.UserChange;
import dev.kronus.accounts.UserView;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** PUT /users/{uid}: people change what is known about them; what is not sent stays. */
public final class UpdateUser extends Route<UserChange> {
  private final Profiles profiles;

  public UpdateUser() {
    this(Wiring.profiles());
  }

  UpdateUser(Profiles profiles) {
    super(Access.SELF, Input.body(UserChange::from));
    this.profiles = profiles;
  }

  @Override
  protected Reply answer(Call<UserChange> call) {
    if (call.input().changesSignIn()) {
      call.caller().requireInPerson();
    }
    Account account = profiles.change(Callers.of(call), call.input());
    return Reply.ok(UserView.of(account));
  }
}
