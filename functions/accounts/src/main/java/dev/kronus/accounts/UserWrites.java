package dev.kronus.accounts;

import dev.kronus.kernel.Uid;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Write;
import java.util.Optional;

/**
 * What must be written together when an account is made, changed or taken away: the profile, and
 * all that must agree with it. These are the names nobody else may have, the words it is found by,
 * its role, its memberships, how many users there are, and how many of the first role can act.
 * Whoever changes a user changes them by this.
 */
final class UserWrites {
  private UserWrites() {}

  static Changes created(Account account) {
    User user = account.user();
    Uid uid = user.uid();
    Changes changes =
        new Changes()
            .add(
                Write.create(UserItems.key(uid), UserItems.of(user)),
                Write.create(
                    ProbeSettingsItems.key(uid), ProbeSettingsItems.of(account.settings())),
                Users.COUNTS.more(uid, counted(user)))
            .add(UserItems.markers(user).stream().map(key -> UserItems.taken(key, uid)).toList())
            .add(SearchWords.written(user))
            .add(RoleHolders.given(user.role()))
            .add(Members.changed(Groups.initial(), user.groups()));
    if (!account.additional().isEmpty()) {
      changes.add(account.additional().put(uid));
    }
    admins(acting(user)).ifPresent(changes::add);
    return changes;
  }

  /** Fails when the user was changed since {@code before} was read. */
  static Changes changed(User before, User after) {
    Uid uid = before.uid();
    Changes changes =
        new Changes()
            .add(Write.put(UserItems.key(uid), UserItems.of(after), UserItems.unchanged(before)))
            .add(UserItems.renamed(before, after))
            .add(SearchWords.changed(before, after))
            .add(RoleHolders.changed(before.role(), after.role()))
            .add(Members.changed(before.groups(), after.groups()));
    if (!before.phone().equals(after.phone())) {
      changes.add(ProbeSettingsItems.reachable(uid));
    }
    if (!counted(before).equals(counted(after))) {
      changes.add(Users.COUNTS.moved(uid, counted(before), counted(after)));
    }
    admins(acting(after) - acting(before)).ifPresent(changes::add);
    return changes;
  }

  /** The profile and what agreed with it; the rest of somebody's things is for others. */
  static Changes gone(User user) {
    Uid uid = user.uid();
    Changes changes =
        new Changes()
            .add(
                Write.delete(UserItems.key(uid), UserItems.unchanged(user)),
                Users.COUNTS.fewer(uid, counted(user)))
            .add(UserItems.markers(user).stream().map(key -> UserItems.freed(key, uid)).toList())
            .add(SearchWords.removed(user))
            .add(RoleHolders.takenBack(user.role()))
            .add(Members.changed(user.groups(), Groups.initial()));
    admins(-acting(user)).ifPresent(changes::add);
    return changes;
  }

  private static String counted(User user) {
    return user.status() == UserStatus.DELETED ? Users.DELETED : Users.TOTAL;
  }

  /** Nobody else can help those of the first role, nor can whoever may not sign in. */
  private static int acting(User user) {
    return user.role() == User.FIRST && user.isActive() ? 1 : 0;
  }

  /** There must always be one; the condition on {@link UserItems#ADMINS} says so. */
  private static Optional<Write> admins(int more) {
    Write.Update update = Write.update(UserItems.ADMINS).add("count", more);
    return more == 0
        ? Optional.empty()
        : Optional.of(more > 0 ? update : update.when(Condition.atLeast("count", 2)));
  }
}
