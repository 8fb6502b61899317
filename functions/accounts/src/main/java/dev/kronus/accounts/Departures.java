package dev.kronus.accounts;

import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.kernel.Ids;
import dev.kronus.kernel.ProbeId;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Counts;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

/**
 * People leaving. Whatever could still act for them goes in one transaction; what merely lies
 * around is left to {@link Erasures}.
 */
public final class Departures {
  /** How often it is tried again because a probe or a change of theirs came between. */
  private static final int TRIES = 6;

  private static final Counts PROBES = new Counts("probe");

  private final Table table;
  private final Users users;
  private final Invoker invoker;
  private final InstantSource clock;

  public Departures(Table table, Invoker invoker, InstantSource clock) {
    this.table = table;
    this.users = new Users(table);
    this.invoker = invoker;
    this.clock = clock;
  }

  public void delete(Uid uid) {
    delete(uid, anybody -> true);
  }

  /** The same, of somebody of whom that still holds when they go. */
  void delete(Uid uid, Predicate<User> wanted) {
    if (leave(uid, wanted)) {
      invoker.poke(Erasures.DRIVER, new Poke(uid, Job.PREFIX + Erasures.ID));
    }
  }

  /** The same by the one who erases what is left; false when it does not hold any more. */
  boolean leave(Uid uid, Predicate<User> wanted) {
    for (int tried = 1; tried <= TRIES; tried++) {
      Account account = users.account(uid);
      if (!wanted.test(account.user())) {
        return false;
      }
      if (account.settings().openEscalation().isPresent()) {
        throw new Refusal.Conflict("An alarm of theirs is still being handled; try again later.");
      }
      if (written(account)) {
        return true;
      }
    }
    throw new Refusal.Conflict("The user is being changed by other requests; try again.");
  }

  private boolean written(Account account) {
    try {
      changes(account).commit(table);
      return true;
    } catch (Table.ConditionFailed failed) {
      if (failed.on(UserItems.ADMINS)) {
        throw new Refusal.Conflict("The last user of role 0 cannot be deleted; add another first.");
      }
      return false;
    }
  }

  private Changes changes(Account account) {
    User user = account.user();
    Uid uid = user.uid();
    Changes changes =
        UserWrites.gone(user)
            .add(
                Write.delete(ProbeSettingsItems.key(uid), Standstill.unchanged(account.settings())),
                Write.delete(Key.of(uid, "REARM"), Condition.ANY))
            .add(Jobs.written(Erasures.job(uid, clock.instant())));
    account.settings().pendingProbe().ifPresent(probe -> changes.add(cancelled(uid, probe)));
    return changes;
  }

  private static List<Write> cancelled(Uid uid, ProbeId probe) {
    Key key = Key.of(uid, "PROBE#" + Ids.padded(probe.value(), 7));
    return List.of(Write.delete(key, Condition.EXISTS), PROBES.fewer(uid, "pending"));
  }
}
