package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.InstantSource;

/** What people change about themselves. */
public final class Profiles {
  /** How often a change is tried again because another of the same user came between. */
  private static final int TRIES = 4;

  private final Table table;
  private final Users users;
  private final Markers markers;
  private final Attempts attempts;
  private final InstantSource clock;

  public Profiles(Table table, Secrets secrets, Attempts attempts, InstantSource clock) {
    this.table = table;
    this.users = new Users(table);
    this.markers = new Markers(table, secrets);
    this.attempts = attempts;
    this.clock = clock;
  }

  /**
   * @param ip where the request came from: a wrong current password counts as a failed sign-in
   */
  public Account change(Uid uid, UserChange wanted, String ip) {
    for (int tried = 1; tried <= TRIES; tried++) {
      User user = users.account(uid).user();
      UserChange change = wanted.besides(user);
      change.phone().ifPresent(markers::refuseForeign);
      markers.refuseTaken(change.email(), change.phone());
      change.currentPassword().ifPresent(password -> verify(user, password, ip));
      if (written(user, change.applied(user, clock.instant()))) {
        return users.account(uid);
      }
    }
    throw new Refusal.Conflict("The user is being changed by other requests; try again.");
  }

  private void verify(User user, String currentPassword, String ip) {
    Attempts.Counted counted = attempts.count(user.email(), ip);
    if (!Passwords.matches(currentPassword, user.passwordHash())) {
      throw new Refusal.Forbidden("current_password is wrong.");
    }
    attempts.giveBack(counted);
  }

  /** False when the user, or what they want to be known by, was changed by another meanwhile. */
  private boolean written(User before, User after) {
    Uid uid = before.uid();
    Changes changes =
        new Changes()
            .add(Write.put(UserItems.key(uid), UserItems.of(after), UserItems.unchanged(before)));
    if (!before.email().equals(after.email())) {
      changes.add(
          UserItems.freed(UserItems.marker(before.email()), uid),
          UserItems.taken(UserItems.marker(after.email()), uid));
    }
    if (!before.phone().equals(after.phone())) {
      changes.add(
          UserItems.freed(UserItems.marker(before.phone()), uid),
          UserItems.taken(UserItems.marker(after.phone()), uid));
      changes.add(UserItems.former(before.phone(), uid, after.updatedAt()));
      changes.add(ProbeSettingsItems.reachable(uid));
    }
    try {
      changes.commit(table);
      return true;
    } catch (Table.ConditionFailed changedMeanwhile) {
      return false;
    }
  }
}
