package dev.kronus.accounts;

import dev.kronus.platform.Item;
import java.util.LinkedHashMap;
import java.util.Map;

/** A role as the API shows it. */
public final class RoleView {
  private RoleView() {}

  public static Map<String, Object> of(Role role) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("role", role.number());
    view.put("name", role.name());
    view.put("description", role.description());
    view.put("is_admin", role.number() < User.BASIC);
    view.put("built_in", Role.isBuiltIn(role.number()));
    view.put("created_at", role.createdAt().map(Item::time).orElse(null));
    view.put("updated_at", role.updatedAt().map(Item::time).orElse(null));
    return view;
  }
}
