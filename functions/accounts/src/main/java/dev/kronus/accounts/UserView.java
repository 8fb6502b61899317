package dev.kronus.accounts;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.platform.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A user as the API shows them, with their probe settings; never a hash. */
public final class UserView {
  private UserView() {}

  public static Map<String, Object> of(Account account) {
    User user = account.user();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", user.uid().value());
    view.put("username", user.username());
    view.put("first_name", user.firstName());
    view.put("last_name", user.lastName());
    view.put("name", user.name());
    view.put("email", user.email().map(Email::value).orElse(null));
    view.put("phone_number", user.phone().map(PhoneNumber::value).orElse(null));
    view.put("role", user.role());
    view.put("is_admin", user.isAdmin());
    view.put("groups", List.copyOf(user.sortedGroups()));
    view.put("status", user.status().word());
    view.put("created_at", Item.time(user.createdAt()));
    view.put("updated_at", Item.time(user.updatedAt()));
    view.put("deleted_at", user.deletedAt().map(Item::time).orElse(null));
    view.put(AdditionalFields.NAME, account.additional().values());
    view.put("probe_settings", ProbeSettingsView.of(account.settings()));
    return view;
  }
}
