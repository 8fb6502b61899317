package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Table;

/** Accounts that somebody makes for somebody else. */
public final class Arrivals {
  private final Actors actors;
  private final Registrations registrations;

  public Arrivals(Table table, Registrations registrations) {
    this.actors = new Actors(table);
    this.registrations = registrations;
  }

  /** An active account with the usual role, or one that is said and has no more power. */
  public Account add(Actor claimed, NewAccount wanted) {
    Actor actor = actors.now(claimed);
    if (!actor.mayAs(Groups.MANAGER)) {
      throw new Refusal.Forbidden("Users are added by an admin.");
    }
    boolean beyond = wanted.user().role().isPresent() && !actor.isAdmin();
    if (beyond || (!wanted.groups().equals(Groups.initial()) && !actor.mayAs(Groups.ADMIN))) {
      throw new Refusal.Forbidden("Only an admin says what somebody may do.");
    }
    int role = wanted.user().role().orElse(Math.max(User.BASIC, actor.role()));
    if (role < actor.role()) {
      throw new Refusal.Forbidden("Nobody can give more power than they have.");
    }
    return registrations.admit(wanted, role, UserStatus.ACTIVE);
  }
}
