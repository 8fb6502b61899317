package dev.kronus.platform.edge;

import dev.kronus.kernel.Uid;
import java.util.Set;

/**
 * Who is calling, as the authorizer found.
 *
 * @param role a lower number is more power; 0 and 1 are admins
 */
public record Caller(Uid uid, int role, Set<String> groups) {
  public Caller {
    groups = Set.copyOf(groups);
  }

  public boolean isAdmin() {
    return role <= 1;
  }
}
