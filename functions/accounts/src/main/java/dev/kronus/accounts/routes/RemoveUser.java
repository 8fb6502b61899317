package dev.kronus.accounts.routes;

import dev.kronus.accounts.Accounts;
import dev.kronus.accounts.Departures;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** DELETE /user/{uid}: somebody is marked as deleted, or, with {@code hard_delete}, erased. */
public final class RemoveUser extends Route<Boolean> {
  private final Accounts accounts;
  private final Departures departures;

  public RemoveUser() {
    this(Wiring.accounts(), Wiring.departures());
  }

  RemoveUser(Accounts accounts, Departures departures) {
    super(
        Access.SELF_OR_ADMIN.inPerson(),
        Input.optionalBody(fields -> fields.optionalFlag("hard_delete").orElse(false)));
    this.accounts = accounts;
    this.departures = departures;
  }

  @Override
  protected Reply answer(Call<Boolean> call) {
    if (call.input()) {
      accounts.requireStanding(Callers.of(call), call.uid());
      departures.delete(call.uid());
    } else {
      accounts.markDeleted(Callers.of(call), call.uid());
    }
    return Reply.done();
  }
}
