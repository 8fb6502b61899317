package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;
import java.time.Instant;

/** Who may change what about whom. */
final class AccountRules {
  private AccountRules() {}

  /** Refuses what {@code actor} may not change about that user. */
  static void check(Actor actor, User user, AccountChange change, Instant now) {
    refuseMorePowerful(actor, user);
    refuseBeyondOffice(actor, user, change);
    refuseNeedlessProof(actor, user, change);
    change
        .role()
        .filter(role -> role < user.role())
        .ifPresent(
            role -> {
              throw new Refusal.Forbidden("A role can only be changed to one of less power.");
            });
    if (user.status() == UserStatus.DELETED) {
      refuseUnrestored(actor, user, change, now);
    }
  }

  /** Refuses to touch somebody whose power the caller would get hold of by it. */
  static void refuseMorePowerful(Actor actor, User user) {
    if (actor.is(user)) {
      return;
    }
    if (!actor.mayAs(Groups.MANAGER)) {
      throw new Refusal.Forbidden("You may change your own account only.");
    }
    if (actor.role() > user.role() || !user.groups().stream().allMatch(actor::mayAs)) {
      throw new Refusal.Forbidden("They may do more than you.");
    }
  }

  private static void refuseBeyondOffice(Actor actor, User user, AccountChange change) {
    if (!actor.isAdmin() && change.role().isPresent()) {
      throw new Refusal.Forbidden("Only an admin changes roles.");
    }
    boolean standing = change.groups().isPresent() || change.status().isPresent();
    if (standing && !actor.mayAs(Groups.ADMIN)) {
      throw new Refusal.Forbidden("Only an admin changes groups and status.");
    }
    if (change.changesSignIn() && !actor.is(user) && !actor.mayAs(Groups.ADMIN)) {
      throw new Refusal.Forbidden("Only an admin changes what somebody else signs in with.");
    }
  }

  /** An admin's own password proves nothing about somebody else. */
  private static void refuseNeedlessProof(Actor actor, User user, AccountChange change) {
    boolean own = actor.is(user) && change.changesSignIn();
    if (!own && change.currentPassword().isPresent()) {
      throw new Refusal.Invalid(UserChange.NEEDLESS);
    }
  }

  private static void refuseUnrestored(Actor actor, User user, AccountChange change, Instant now) {
    if (actor.is(user) || change.status().filter(UserStatus.ACTIVE::equals).isEmpty()) {
      throw new Refusal.Conflict("They are marked as deleted; an admin restores them by status 1.");
    }
    if (!Expiries.isRestorable(user, now)) {
      throw new Refusal.Conflict("It is too late to restore them; they are being erased.");
    }
  }
}
