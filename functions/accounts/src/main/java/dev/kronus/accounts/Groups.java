package dev.kronus.accounts;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Memberships: names for what somebody may do besides what their role lets them. An admin may do
 * whatever any group may. The built-in ones and their meaning are those of the HomebrewDIY manual
 * ("User Groups").
 */
public final class Groups {
  public static final String ADMIN = "admin";
  public static final String MANAGER = "manager";

  /** Everybody is in it from the beginning. */
  public static final String USERS = "users";

  private static final Map<String, String> BUILT_IN =
      Map.ofEntries(
          Map.entry(ADMIN, "May do whatever any other group may"),
          Map.entry(MANAGER, "Looks after the accounts of others"),
          Map.entry(USERS, "Everybody with an account"),
          Map.entry("mail", "May send e-mail to users"),
          Map.entry("text", "May text users"),
          Map.entry("renew", "May renew the server's certificate"),
          Map.entry("reload", "May reload a database"),
          Map.entry("grant", "May give others access for a while"),
          Map.entry("scribe", "May change how much is logged"),
          Map.entry("stats", "May see statistics"),
          Map.entry("info", "May see what the server knows about itself"));

  private Groups() {}

  /** The groups that are always there, and what they are for. */
  public static Map<String, String> builtIn() {
    return new TreeMap<>(BUILT_IN);
  }

  /** What a new user is in. */
  static Set<String> initial() {
    return Set.of(USERS);
  }
}
