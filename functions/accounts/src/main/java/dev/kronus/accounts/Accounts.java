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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Changes accounts, one's own or, for those whose office it is, somebody else's. */
public final class Accounts {
  /** How often a change is tried again because another of the same user came between. */
  private static final int TRIES = 5;

  private final Table table;
  private final Users users;
  private final Actors actors;
  private final Markers markers;
  private final Guesses guesses;
  private final Ownership ownership;
  private final Notices notices;
  private final Invoker invoker;
  private final InstantSource clock;

  public Accounts(
      Table table, Secrets secrets, Attempts attempts, Invoker invoker, InstantSource clock) {
    this.table = table;
    this.users = new Users(table);
    this.actors = new Actors(table);
    this.markers = new Markers(table, secrets);
    this.guesses = new Guesses(table, secrets, clock);
    this.ownership = new Ownership(table, attempts, clock);
    this.notices = new Notices(secrets);
    this.invoker = invoker;
    this.clock = clock;
  }

  /** A change that was worked out: before, after, who makes it and when, and who is told. */
  private record Step(
      Account before,
      Account after,
      Actor actor,
      Instant now,
      List<Job> told,
      List<Write> besides) {}

  public Account change(Actor claimed, Uid uid, AccountChange wanted) {
    Actor actor = actors.now(claimed);
    Ownership.Proof proof = ownership.by(actor, wanted.currentPassword());
    Optional<String> hash = Optional.empty();
    for (int tried = 1; tried <= TRIES; tried++) {
      Account before = read(uid, wanted);
      AccountRules.check(actor, before.user(), wanted, clock.instant());
      AccountChange change = wanted.besides(before.user());
      if (actor.is(before.user()) && change.changesSignIn()) {
        proof.require(before.user(), change.changesNames());
      }
      refuseTaken(actor, change);
      hash = hash.or(() -> change.password().map(Passwords::hash));
      if (written(step(before, change, hash, actor, proof.writes(uid)))) {
        return users.account(uid);
      }
    }
    throw new Refusal.Conflict("The user is being changed by other requests; try again.");
  }

  /**
   * Fields that are to be set over others are read once more, after the profile whose revision
   * stands for both: a batch of reads may see half of what another wrote.
   */
  private Account read(Uid uid, AccountChange wanted) {
    Account read = users.account(uid);
    return wanted.additional().isEmpty()
        ? read
        : new Account(read.user(), read.settings(), AdditionalFields.find(table, uid));
  }

  private Step step(
      Account before, AccountChange change, Optional<String> hash, Actor actor, List<Write> proof) {
    Instant now = clock.instant();
    User user = change.applied(before.user(), hash, now);
    Account after = new Account(user, before.settings(), change.applied(before.additional()));
    List<Job> told = notices.of(before, user);
    List<Write> besides = new ArrayList<>(proof);
    besides.addAll(restored(before.user(), user, now));
    return new Step(before, after, actor, now, told, besides);
  }

  /** Whoever comes back begins without the keys that were out there while they were gone. */
  private List<Write> restored(User before, User after, Instant now) {
    boolean back = before.status() == UserStatus.DELETED && after.isActive();
    return back ? ApiKeyItems.revoked(table, after.uid(), now) : List.of();
  }

  /** They cannot sign in and are not asked any more; an admin may restore them for 30 days. */
  public void markDeleted(Actor claimed, Uid uid) {
    Actor actor = actors.now(claimed);
    for (int tried = 1; tried <= TRIES; tried++) {
      Account before = users.account(uid);
      Instant now = clock.instant();
      AccountRules.refuseMorePowerful(actor, before.user());
      if (before.user().status() == UserStatus.DELETED) {
        throw new Refusal.Missing("They are marked as deleted already.");
      }
      User after = before.user().edit().status(UserStatus.DELETED, now).at(now);
      Account gone = new Account(after, before.settings(), before.additional());
      if (written(new Step(before, gone, actor, now, List.of(), List.of()))) {
        return;
      }
    }
    throw new Refusal.Conflict("The user is being changed by other requests; try again.");
  }

  /** Refuses a caller who may not do away with that user or their sessions, or may not any more. */
  public void requireStanding(Actor claimed, Uid uid) {
    Actor actor = actors.now(claimed);
    if (!actor.isAdmin() && !actor.uid().equals(uid)) {
      throw new Refusal.Forbidden("You may not do this.");
    }
    AccountRules.refuseMorePowerful(actor, users.account(uid).user());
  }

  /** An admin can list everybody, and has nothing to guess. */
  private void refuseTaken(Actor actor, AccountChange change) {
    change.role().ifPresent(role -> RoleHolders.refuseUnknown(table, role));
    if (!actor.isAdmin()) {
      guesses.refuseTaken(actor.uid(), change.chosenName(), change.email(), change.phone());
      return;
    }
    change.phone().ifPresent(markers::refuseForeign);
    markers.refuseTaken(change.chosenName(), change.email(), change.phone());
  }

  /** False when the user, or what they want to be known by, was changed by another meanwhile. */
  private boolean written(Step step) {
    Changes changes = UserWrites.changed(step.before().user(), step.after().user());
    if (!step.before().additional().equals(step.after().additional())) {
      refuseTooMuch(step.after().additional());
      changes.add(step.after().additional().written(step.before().user().uid()));
    }
    List<Job> jobs = Stream.concat(step.told().stream(), standingJobs(step).stream()).toList();
    jobs.forEach(job -> changes.add(Jobs.written(job)));
    changes.add(standing(step).writes());
    changes.add(step.besides());
    changes.add(
        AccountAudit.of(step.before().user(), step.after().user(), step.actor(), step.now()));
    try {
      changes.commit(table);
    } catch (Table.ConditionFailed failed) {
      refuseFor(failed, step.after().user());
      return false;
    }
    jobs.forEach(job -> invoker.poke(job.handler(), new Poke(job.uid(), job.key().sk())));
    return true;
  }

  private static void refuseTooMuch(AdditionalFields fields) {
    fields
        .fault()
        .ifPresent(
            rule -> {
              throw new Refusal.Invalid(
                  AdditionalFields.NAME + ", together with what is there, " + rule + ".");
            });
  }

  /** What becomes of the check-ins, and of a day of erasure. */
  private static Changes standing(Step step) {
    User before = step.before().user();
    User after = step.after().user();
    Changes changes = new Changes();
    if (isOn(before) && !isOn(after)) {
      refuseDuringAlarm(step.before().settings());
      changes.add(Standstill.of(step.before(), step.now()).writes());
    }
    if (!isOn(before) && isOn(after)) {
      changes.add(Standstill.over(after.uid()));
    }
    if (before.status() != UserStatus.DELETED && after.status() == UserStatus.DELETED) {
      changes.add(Jobs.written(Expiries.job(after)));
    }
    if (before.status() == UserStatus.DELETED && after.status() != UserStatus.DELETED) {
      changes.add(Jobs.takenBack(Expiries.job(before)));
    }
    return changes;
  }

  private List<Job> standingJobs(Step step) {
    User before = step.before().user();
    User after = step.after().user();
    if (isOn(before) == isOn(after)) {
      return List.of();
    }
    return isOn(after)
        ? Standstill.jobsAfter(table, step.before(), step.now())
        : Standstill.jobs(step.before(), after.status(), step.now());
  }

  private static boolean isOn(User user) {
    return user.status() == UserStatus.ACTIVE || user.status() == UserStatus.PENDING;
  }

  private static void refuseDuringAlarm(ProbeSettings settings) {
    if (settings.openEscalation().isPresent()) {
      throw new Refusal.Conflict("An alarm of theirs is still being handled; try again later.");
    }
  }

  private static void refuseFor(Table.ConditionFailed failed, User after) {
    if (failed.on(UserItems.ADMINS)) {
      throw new Refusal.Conflict("The last user of role 0 must stay one; add another first.");
    }
    RoleHolders.refuseUnknown(failed, after.role());
    Members.refuseUnknown(failed, after.groups());
  }
}
