package dev.kronus.accounts;

import dev.kronus.platform.Item;
import java.util.LinkedHashMap;
import java.util.Map;

/** A key as the API shows it; never a hash, and its text only when it was just drawn. */
public final class ApiKeyView {
  private ApiKeyView() {}

  public static Map<String, Object> of(ApiKey key) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", key.id());
    view.put("user_id", key.owner().value());
    view.put("name", key.name());
    view.put("description", key.description());
    view.put("role", key.role());
    view.put("has_groups", key.hasGroups());
    view.put("disabled", key.disabled());
    view.put("expires_at", Item.time(key.endsAt()));
    view.put("former_until", key.former().map(old -> Item.time(old.until())).orElse(null));
    view.put("last_used_at", key.lastUsedAt().map(Item::time).orElse(null));
    view.put("created_at", Item.time(key.createdAt()));
    view.put("updated_at", Item.time(key.updatedAt()));
    return view;
  }

  /** With the text that is shown once. */
  public static Map<String, Object> of(ApiKeys.Drawn drawn) {
    Map<String, Object> view = of(drawn.key());
    view.put("key", drawn.text());
    return view;
  }
}
