package dev.kronus.accounts;

import dev.kronus.platform.Key;

/** Groups as items, in one partition: there are few. A built-in one needs none. */
final class GroupItems {
  static final String LIST = "GROUPS";

  /** How many users are in it, exactly. */
  static final String MEMBERS = "members";

  static final String PREFIX = "GROUP#";

  private GroupItems() {}

  static Key key(String name) {
    return new Key(LIST, PREFIX + name);
  }

  static String name(Key key) {
    return key.sk().substring(PREFIX.length());
  }
}
