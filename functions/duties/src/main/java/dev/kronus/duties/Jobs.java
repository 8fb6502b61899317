package dev.kronus.duties;

import dev.kronus.kernel.Page;
import dev.kronus.kernel.Paging;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Counts;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Listing;
import dev.kronus.platform.Log;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Query;
import dev.kronus.platform.Shard;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The record of every act on the outside world: written down, claimed, done, recorded. */
public final class Jobs {
  private static final Counts COUNTS = new Counts("job");

  /** Longer than any function runs (30 s), so that a claim that ran out has nobody behind it. */
  private static final Duration CLAIM = Duration.ofMinutes(2);

  private final Table table;
  private final InstantSource clock;

  public Jobs(Table table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  /**
   * What writes a job down; part of the transaction that makes it necessary. Fails when it is
   * written down already.
   */
  public static List<Write> written(Job job) {
    Write created = Write.create(job.key(), JobItems.of(job));
    return job.isHidden()
        ? List.of(created)
        : List.of(created, COUNTS.more(job.uid(), job.status().word()));
  }

  /** What strikes a job out that nobody has begun; fails when somebody has. */
  public static List<Write> takenBack(Job job) {
    return List.of(
        Write.delete(job.key(), Condition.equal("status", job.status().word())),
        COUNTS.fewer(job.uid(), job.status().word()));
  }

  /**
   * What makes a job follow these too; fails when it is not where it was. Whoever has begun it
   * meanwhile sends it by what it followed before, and does not withdraw it.
   */
  public static Write following(Job job, List<String> more) {
    List<String> all = new ArrayList<>(job.terms().follows());
    all.addAll(more);
    return Write.update(job.key())
        .when(Condition.equal("status", job.status().word()))
        .set("follows", all);
  }

  public Optional<Job> find(Uid uid, String item) {
    Key key = Key.of(uid, item);
    return table.get(key).map(found -> JobItems.job(key, found));
  }

  /** A user's jobs whose ids begin with {@code prefix}, by id; few by the nature of ids. */
  public List<Job> of(Uid uid, String prefix) {
    return table.all(Query.of(Key.of(uid, "").pk()).prefix(Job.PREFIX + prefix)).stream()
        .map(JobItems::job)
        .toList();
  }

  /**
   * Whether somebody got it, or may have, by the provider's last word; also by one that came before
   * the job was recorded as sent, if nobody took that in yet.
   */
  public boolean mayHaveArrived(Job job) {
    boolean lost =
        job.fate().isEmpty()
            && job.sid()
                .flatMap(new Sids(table)::early)
                .filter(w -> w.status().isLost())
                .isPresent();
    return job.mayHaveArrived() && !lost;
  }

  /** All jobs, newest first; of one status or of any. */
  public Page<Job> list(Optional<Job.Status> status, Paging paging) {
    Map<String, Long> counts = counts();
    List<Job.Status> wanted = status.map(List::of).orElse(List.of(Job.Status.values()));
    long total = wanted.stream().mapToLong(s -> counts.getOrDefault(s.word(), 0L)).sum();
    return Listing.read(table, wanted.stream().map(JobItems::partition).toList(), paging, total)
        .map(JobItems::job);
  }

  /** How many there are, by status. */
  public Map<String, Long> counts() {
    return COUNTS.read(table);
  }

  /**
   * Takes a job that is due, for this function alone, for {@link #CLAIM}. A claim that another left
   * behind makes the job doubtful: whoever held it may have acted. Empty when the job is gone,
   * done, not due, or taken.
   */
  public Optional<Job> claim(Uid uid, String item) {
    Job job = find(uid, item).orElse(null);
    Instant now = clock.instant();
    if (job == null
        || job.status().isFinal()
        || job.dueAt().filter(at -> !at.isAfter(now)).isEmpty()) {
      return Optional.empty();
    }
    Optional<Doubt> doubt =
        job.status() == Job.Status.IN_PROGRESS
            ? Optional.of(doubt(job, job.dueAt().get()))
            : job.doubt();
    Write.Update update = doubted(moved(job, Job.Status.IN_PROGRESS, now), doubt);
    Instant end = now.plus(CLAIM);
    try {
      commit(job, Job.Status.IN_PROGRESS, due(job, update, end), List.of());
      return Optional.of(job.claimed(doubt, end));
    } catch (Table.ConditionFailed taken) {
      return Optional.empty();
    }
  }

  /** The doubt about a claimed job whose try, which just ended, may have had its effect. */
  Doubt doubted(Job job) {
    return doubt(job, clock.instant());
  }

  private static Doubt doubt(Job job, Instant end) {
    Doubt last = new Doubt(job.dueAt().orElseThrow().minus(CLAIM), end);
    return job.doubt().map(before -> before.and(last)).orElse(last);
  }

  private static Write.Update doubted(Write.Update update, Optional<Doubt> doubt) {
    return update
        .set("doubt_since", doubt.map(Doubt::since))
        .set("doubt_until", doubt.map(Doubt::until));
  }

  /** Records that a claimed job was done; {@code further} happens in the same transaction. */
  public void succeeded(Job job, Optional<String> sid, List<Write> further) {
    Write.Update update = moved(job, Job.Status.SUCCESSFUL, clock.instant()).set("sid", sid);
    commit(job, Job.Status.SUCCESSFUL, Obligation.met(update), further);
  }

  /** Records that a claimed job was not to be done any more. */
  void withdrawn(Job job) {
    Write.Update update =
        moved(job, Job.Status.SUCCESSFUL, clock.instant())
            .when(Condition.equal("follows", job.terms().follows()))
            .set("last_error", Job.WITHDRAWN);
    commit(job, Job.Status.SUCCESSFUL, Obligation.met(update), List.of());
  }

  /** Records what the provider answered; {@code further} happens in the same transaction. */
  void answered(Job job, List<Inbound> found, List<Write> further) {
    Write.Update update =
        moved(job, Job.Status.SUCCESSFUL, clock.instant()).set("inbound", JobItems.inbound(found));
    commit(job, Job.Status.SUCCESSFUL, Obligation.met(update), further);
  }

  /** What the provider answered to a job that asked. */
  public List<Inbound> inbound(Job job) {
    return table.get(job.key()).map(JobItems::inbound).orElse(List.of());
  }

  /** How far a message got, if nobody said more since the job was read; for a transaction. */
  static Write.Update told(Job job, Fate fate) {
    Condition unchanged =
        job.fate()
            .map(before -> Condition.equal("delivery_status", before.status().word()))
            .orElse(Condition.missing("delivery_status"));
    return Write.update(job.key())
        .when(Condition.EXISTS)
        .when(unchanged)
        .set("delivery_status", fate.status().word())
        .set("delivery_at", fate.at())
        .set("delivery_error", fate.error());
  }

  /**
   * Records that a claimed job failed; it is tried again later, or after too many tries is dead.
   *
   * @param doubt what there is now about whether it was done nevertheless
   */
  public Job.Status failed(Job job, String code, Optional<Doubt> doubt) {
    Instant now = clock.instant();
    int fails = job.fails() + 1;
    if (fails >= Backoff.MOST) {
      dead(job.claimed(doubt, job.dueAt().orElseThrow()), code, List.of());
      return Job.Status.DEAD;
    }
    Write.Update update =
        moved(job, Job.Status.SCHEDULED, now).set("fails", fails).set("last_error", code);
    update = doubted(update, doubt);
    commit(job, Job.Status.SCHEDULED, due(job, update, now.plus(Backoff.after(fails))), List.of());
    return Job.Status.SCHEDULED;
  }

  /** Puts a claimed job off without counting a failure: it is not its turn yet. */
  public void postponed(Job job, String code, Duration wait) {
    Instant now = clock.instant();
    Write.Update update = moved(job, Job.Status.SCHEDULED, now).set("last_error", code);
    commit(job, Job.Status.SCHEDULED, due(job, update, now.plus(wait)), List.of());
  }

  /**
   * Gives a claimed job up; it stays an obligation until an operator was told, which is Deliver's
   * to do whosever job it was.
   */
  public void dead(Job job, String code, List<Write> further) {
    Instant now = clock.instant();
    Write.Update update =
        moved(job, Job.Status.DEAD, now).set("fails", job.fails() + 1).set("last_error", code);
    update = Obligation.due(doubted(update, job.doubt()), job.uid(), now, Deliveries.DRIVER);
    commit(job, Job.Status.DEAD, update, further);
    if (!job.isHidden()) {
      Log.metric("DeadJobs", 1);
    }
  }

  /** An operator was told of a dead job. */
  public void mourned(Job job) {
    table.write(
        Obligation.met(
            Write.update(job.key()).when(Condition.equal("status", Job.Status.DEAD.word()))));
  }

  /**
   * Claims the job that {@code poke} names, has {@code act} do it, and records how it went. For
   * acts that are safe to do twice.
   */
  public void perform(Poke poke, Consumer<Job> act) {
    claim(poke.uid(), poke.item()).ifPresent(job -> performed(job, act));
  }

  private void performed(Job job, Consumer<Job> act) {
    try {
      act.accept(job);
    } catch (RuntimeException failure) {
      Log.failure(job.id(), failure);
      failed(job, failure.getClass().getSimpleName(), Optional.empty());
      return;
    }
    succeeded(job, Optional.empty(), List.of());
  }

  private static Write.Update due(Job job, Write.Update update, Instant at) {
    return Obligation.due(update, job.uid(), at, job.handler());
  }

  /** The change of status, on condition that nobody changed the job since it was read. */
  private static Write.Update moved(Job job, Job.Status to, Instant now) {
    Write.Update moved =
        Write.update(job.key())
            .when(Condition.equal("status", job.status().word()))
            .when(Condition.equal("due_at", Item.time(job.dueAt().orElseThrow())))
            .set("status", to.word())
            .set("updated_at", now);
    return job.isHidden()
        ? moved
        : moved.set("status_pk", JobItems.partition(to) + "#" + Shard.of(job.uid()));
  }

  private void commit(Job job, Job.Status to, Write.Update update, List<Write> further) {
    boolean forgets = to.isFinal() && job.terms().until().isPresent();
    List<Write> writes = new ArrayList<>();
    writes.add(forgets ? update.remove("message", "mail") : update);
    if (!job.isHidden()) {
      writes.add(COUNTS.moved(job.uid(), job.status().word(), to.word()));
    }
    writes.addAll(further);
    table.write(writes);
  }
}
