package dev.kronus.accounts;

import dev.kronus.kernel.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

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

  /** What a name may be; it travels in tokens, between blanks. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{1,31}");

  static final String RULE =
      "2 to 32 small letters, digits, underscores and hyphens, beginning with a letter";

  /** As many of those that were made as one user may be in. */
  private static final int MOST_MADE = 8;

  private Groups() {}

  /** The groups that are always there, and what they are for. */
  public static Map<String, String> builtIn() {
    return new TreeMap<>(BUILT_IN);
  }

  /** A list of names of groups, when sent. */
  static Optional<Set<String>> named(Fields fields, String field) {
    return fields
        .optionalList(field)
        .map(
            names -> {
              boolean sound =
                  names.stream().allMatch(name -> name instanceof String text && isName(text));
              Set<String> groups = new TreeSet<>();
              names.forEach(name -> groups.add(String.valueOf(name)));
              if (!sound) {
                fields.fault(field, "must be names of groups: " + RULE);
              } else if (made(groups) > MOST_MADE) {
                fields.fault(field, "must have at most " + MOST_MADE + " that are not built in");
              }
              return groups;
            });
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  private static long made(Set<String> groups) {
    return groups.stream().filter(name -> !BUILT_IN.containsKey(name)).count();
  }

  /** What a new user is in. */
  static Set<String> initial() {
    return Set.of(USERS);
  }
}
