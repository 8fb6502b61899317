package dev.kronus.accounts.routes;

import dev.kronus.accounts.Group;
import dev.kronus.accounts.GroupBook;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;
import java.util.LinkedHashMap;
import java.util.Map;

/** GET /user/groups: the groups there are, and what they are for. */
public final class ListGroups extends Route<Void> {
  private final GroupBook groups;

  public ListGroups() {
    this(Wiring.groups());
  }

  ListGroups(GroupBook groups) {
    super(Access.SIGNED_IN, Input.none());
    this.groups = groups;
  }

  @Override
  protected Reply answer(Call<Void> call) {
    return Reply.ok(groups.all().stream().map(ListGroups::view).toList());
  }

  private static Map<String, Object> view(Group group) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", group.name());
    view.put("description", group.description());
    view.put("built_in", group.builtIn());
    return view;
  }
}
