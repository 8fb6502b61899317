package dev.kronus.accounts;

import dev.kronus.platform.Item;
import java.util.LinkedHashMap;
import java.util.Map;

/** A user as the API shows them, with their probe settings; never a hash. */
public final class UserView {
  private UserView() {}

  public static Map<String, Object> of(Account account) {
    User user = account.user();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", user.uid().value());
    view.put("first_name", user.firstName());
    view.put("last_name", user.lastName());
    view.put("email", user.email().value());
    view.put("phone_number", user.phone().value());
    view.put("role", user.role());
    view.put("is_admin", user.isAdmin());
    view.put("created_at", Item.time(user.createdAt()));
    view.put("updated_at", Item.time(user.updatedAt()));
    view.put("probe_settings", ProbeSettingsView.of(account.settings()));
    return view;
  }
}
