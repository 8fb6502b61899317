package dev.kronus.accounts;

import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What people change about themselves. */
public final class Profiles {
  /** How often a change is tried again because another of the same user came between. */
  private static final int TRIES = 4;

  private final Table table;
  private final Users users;
  private final Guesses guesses;
  private final Ownership ownership;
  private final Notices notices;
  private final Invoker invoker;
  private final InstantSource clock;

  public Profiles(
      Table table, Secrets secrets, Attempts attempts, Invoker invoker, InstantSource clock) {
    this.table = table;
    this.users = new Users(table);
    this.guesses = new Guesses(table, secrets, clock);
    this.ownership = new Ownership(table, attempts, clock);
    this.notices = new Notices(secrets);
    this.invoker = invoker;
    this.clock = clock;
  }

  /** Changes the account of whoever asks for it. */
  public Account change(Actor self, UserChange wanted) {
    if (wanted.currentPassword().isPresent() && !wanted.changesSignIn()) {
      throw new Refusal.Invalid(UserChange.NEEDLESS);
    }
    Uid uid = self.uid();
    Ownership.Proof proof = ownership.by(self, wanted.currentPassword());
    Optional<String> hash = Optional.empty();
    for (int tried = 1; tried <= TRIES; tried++) {
      Account account = users.account(uid);
      User user = account.user();
      refuseInactive(user);
      UserChange change = wanted.besides(user);
      if (change.changesSignIn()) {
        proof.require(user, change.changesNames());
      }
      guesses.refuseTaken(uid, Optional.empty(), change.email(), change.phone());
      hash = hash.or(() -> change.password().map(Passwords::hash));
      User after = change.applied(user, hash, clock.instant());
      if (written(account, after, self, proof.writes(uid))) {
        return users.account(uid);
      }
    }
    throw new Refusal.Conflict("The user is being changed by other requests; try again.");
  }

  private static void refuseInactive(User user) {
    if (!user.isActive()) {
      throw new Refusal.Unauthenticated("Sign in again.");
    }
  }

  /** False when the user, or what they want to be known by, was changed by another meanwhile. */
  private boolean written(Account account, User after, Actor self, List<Write> besides) {
    User before = account.user();
    List<Job> told = notices.of(account, after);
    Changes changes = UserWrites.changed(before, after);
    changes.add(besides);
    changes.add(AccountAudit.of(before, after, self, after.updatedAt()));
    told.forEach(job -> changes.add(Jobs.written(job)));
    try {
      changes.commit(table);
    } catch (Table.ConditionFailed changedMeanwhile) {
      return false;
    }
    told.forEach(job -> invoker.poke(job.handler(), new Poke(job.uid(), job.key().sk())));
    return true;
  }
}
