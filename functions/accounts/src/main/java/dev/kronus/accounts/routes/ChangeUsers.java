package dev.kronus.accounts.routes;

import dev.kronus.accounts.AccountBatches;
import dev.kronus.accounts.Entry;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;
import java.util.List;

/**
 * POST /user/change and /user/change/{username}: many accounts at once, each answered for itself;
 * null deletes. Whoever is no admin or manager changes their own. Not for API keys, because an
 * entry may say what somebody signs in with.
 */
public final class ChangeUsers extends Route<List<Entry>> {
  private final AccountBatches batches;

  public ChangeUsers() {
    this(Wiring.batches());
  }

  ChangeUsers(AccountBatches batches) {
    super(Access.SIGNED_IN.inPerson(), Input.list(Entry::from));
    this.batches = batches;
  }

  @Override
  protected Reply answer(Call<List<Entry>> call) {
    return Reply.ok(
        OutcomeView.of(batches.apply(Callers.of(call), Usernames.inPath(call), call.input())));
  }
}
