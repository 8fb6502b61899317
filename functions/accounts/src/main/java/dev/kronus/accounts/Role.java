package dev.kronus.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A level of power with a name. Only the number means anything to Kronus: a lower one is more
 * power, and whoever has 0 or 1 is an admin.
 *
 * @param createdAt empty for a built-in one, which was always there
 * @param updatedAt empty for a built-in one that nobody changed
 */
public record Role(
    int number,
    String name,
    String description,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt) {

  /** The least power a number can stand for. */
  public static final int LAST = 999;

  static final int LONGEST_NAME = 100;
  static final int LONGEST_DESCRIPTION = 500;

  /** Those that are always there, by their numbers. */
  static final List<Role> BUILT_IN =
      List.of(
          new Role(User.FIRST, "owner", "An admin; the role of the first user"),
          new Role(1, "admin", "An admin"),
          new Role(User.BASIC, "basic", "Everybody who was given no other role"));

  private Role(int number, String name, String description) {
    this(number, name, description, Optional.empty(), Optional.empty());
  }

  static boolean isBuiltIn(int number) {
    return number < BUILT_IN.size();
  }

  static Optional<Role> builtIn(int number) {
    return isBuiltIn(number) ? Optional.of(BUILT_IN.get(number)) : Optional.empty();
  }
}
