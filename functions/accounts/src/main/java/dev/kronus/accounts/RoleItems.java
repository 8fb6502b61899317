package dev.kronus.accounts;

import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Slice;

/** Roles as items, in one partition: there are at most a thousand. A built-in one needs none. */
final class RoleItems {
  static final String LIST = "ROLES";

  /** How many users and keys have the role, exactly; a built-in one is not counted. */
  static final String HOLDERS = "holders";

  private static final String PREFIX = "ROLE#";

  private RoleItems() {}

  static Key key(int number) {
    return new Key(LIST, PREFIX + "%03d".formatted(number));
  }

  static Item of(Role role) {
    return Item.empty()
        .with("name", role.name())
        .with("description", role.description())
        .with("created_at", role.createdAt())
        .with("updated_at", role.updatedAt());
  }

  static Role read(Key key, Item item) {
    return new Role(
        Integer.parseInt(key.sk().substring(PREFIX.length())),
        item.text("name"),
        item.text("description"),
        item.maybeInstant("created_at"),
        item.maybeInstant("updated_at"));
  }

  static Role read(Slice.Row row) {
    return read(row.key(), row.item());
  }
}
