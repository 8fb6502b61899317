package dev.kronus.accounts.routes;

import dev.kronus.accounts.Entry;
import dev.kronus.accounts.GroupBook;
import dev.kronus.accounts.Groups;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;
import java.util.List;

/** POST /user/groups: many groups at once, each answered for itself; null deletes. */
public final class ChangeGroups extends Route<List<Entry>> {
  private final GroupBook groups;

  public ChangeGroups() {
    this(Wiring.groups());
  }

  ChangeGroups(GroupBook groups) {
    super(Access.members(Groups.ADMIN), Input.list(Entry::from));
    this.groups = groups;
  }

  @Override
  protected Reply answer(Call<List<Entry>> call) {
    return Reply.ok(OutcomeView.of(groups.apply(Callers.of(call), call.input())));
  }
}
