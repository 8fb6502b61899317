package dev.kronus.accounts;

import dev.kronus.kernel.Ids;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Slice;
import java.util.Optional;

/**
 * Roles as items, in one partition: there are at most a thousand. A built-in one needs none; what
 * an admin calls it stands in one.
 */
final class RoleItems {
  static final String LIST = "ROLES";

  /** How many users and keys have the role, exactly; nobody counts those of a built-in one. */
  static final String HOLDERS = "holders";

  private static final String PREFIX = "ROLE#";

  private RoleItems() {}

  static Key key(int number) {
    return new Key(LIST, PREFIX + Ids.padded(number, 3));
  }

  static Item of(Role role) {
    return Item.empty()
        .with("name", role.name())
        .with("description", role.description())
        .with("created_at", role.createdAt())
        .with("updated_at", role.updatedAt());
  }

  static Role read(int number, Item item) {
    Optional<Role> usual = Role.builtIn(number);
    return new Role(
        number,
        item.maybeText("name").or(() -> usual.map(Role::name)).orElse("role " + number),
        item.maybeText("description").or(() -> usual.map(Role::description)).orElse(""),
        item.maybeInstant("created_at"),
        item.maybeInstant("updated_at"));
  }

  static Role read(Slice.Row row) {
    return read(Integer.parseInt(row.key().sk().substring(PREFIX.length())), row.item());
  }
}
