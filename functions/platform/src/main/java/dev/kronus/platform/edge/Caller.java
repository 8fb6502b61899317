package dev.kronus.platform.edge;

import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import java.util.Optional;
import java.util.Set;

/**
 * Who is calling, as the authorizer found.
 *
 * @param role a lower number is more power; 0 and 1 are admins
 * @param session the sign-in the credential belongs to, if it belongs to one
 * @param byKey it is a program that shows an API key
 */
public record Caller(Uid uid, int role, Set<String> groups, Optional<Long> session, boolean byKey) {
  /** Its members may do whatever any group may. */
  private static final String ADMIN_GROUP = "admin";

  public Caller {
    groups = Set.copyOf(groups);
  }

  public boolean isAdmin() {
    return role <= 1;
  }

  /** Whether they may do what members of that group may. */
  public boolean mayAs(String group) {
    return isAdmin() || groups.contains(group) || groups.contains(ADMIN_GROUP);
  }

  /**
   * Refuses an API key. Whatever could outlive the key or do more than it, such as a password, an
   * address that codes go to, or another key, is not for it to change.
   */
  public void requireInPerson() {
    if (byKey) {
      throw new Refusal.Forbidden("An API key may not do this: sign in.");
    }
  }
}
