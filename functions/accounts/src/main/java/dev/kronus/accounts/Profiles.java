package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Table;
import java.time.InstantSource;
import java.util.Optional;

/** What people change about themselves. */
public final class Profiles {
  /** How often a change is tried again because another of the same user came between. */
  private static final int TRIES = 4;

  private final Table table;
  private final Users users;
  private final Guesses guesses;
  private final CurrentPassword currentPassword;
  private final InstantSource clock;

  public Profiles(Table table, Secrets secrets, Attempts attempts, InstantSource clock) {
    this.table = table;
    this.users = new Users(table);
    this.guesses = new Guesses(table, secrets, clock);
    this.currentPassword = new CurrentPassword(attempts);
    this.clock = clock;
  }

  /**
   * @param ip where the request came from: a wrong current password counts as a failed sign-in
   */
  public Account change(Uid uid, UserChange wanted, String ip) {
    for (int tried = 1; tried <= TRIES; tried++) {
      User user = users.account(uid).user();
      UserChange change = wanted.besides(user);
      guesses.refuseTaken(uid, Optional.empty(), change.email(), change.phone());
      change.currentPassword().ifPresent(shown -> currentPassword.require(user, shown, ip));
      if (written(user, change.applied(user, clock.instant()))) {
        return users.account(uid);
      }
    }
    throw new Refusal.Conflict("The user is being changed by other requests; try again.");
  }

  /** False when the user, or what they want to be known by, was changed by another meanwhile. */
  private boolean written(User before, User after) {
    Actor self = new Actor(before.uid(), before.role(), before.groups(), "");
    try {
      UserWrites.changed(before, after)
          .add(AccountAudit.of(before, after, self, after.updatedAt()))
          .commit(table);
      return true;
    } catch (Table.ConditionFailed changedMeanwhile) {
      return false;
    }
  }
}
