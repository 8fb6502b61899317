package dev.kronus.accounts;

import dev.kronus.kernel.Uid;
import java.util.Optional;
import java.util.Set;

/**
 * Who wants something done to an account.
 *
 * @param role of their credential: it may be less power than their own
 * @param ip where the request came from
 * @param session the sign-in their credential belongs to, if it belongs to one
 */
public record Actor(Uid uid, int role, Set<String> groups, String ip, Optional<Long> session) {
  public Actor {
    groups = Set.copyOf(groups);
  }

  boolean isAdmin() {
    return role < User.BASIC;
  }

  /** Whether they may do what members of that group may. */
  public boolean mayAs(String group) {
    return isAdmin() || groups.contains(group) || groups.contains(Groups.ADMIN);
  }

  boolean is(User user) {
    return uid.equals(user.uid());
  }
}
