package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Table;
import java.util.HashSet;
import java.util.Set;

/**
 * Callers as they are now. The gateway remembers a caller for a minute; who was deleted or demoted
 * in that minute must not use the last of their power to get it back.
 */
final class Actors {
  private final Users users;

  Actors(Table table) {
    this.users = new Users(table);
  }

  /** The same with no more than they have at this moment. */
  Actor now(Actor claimed) {
    User user =
        users
            .profile(claimed.uid())
            .filter(User::isActive)
            .orElseThrow(() -> new Refusal.Unauthenticated("Sign in again."));
    Set<String> groups = new HashSet<>(claimed.groups());
    groups.retainAll(user.groups());
    int role = Math.max(claimed.role(), user.role());
    return new Actor(claimed.uid(), role, groups, claimed.ip(), claimed.session());
  }
}
