package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.accounts.User;
import dev.kronus.accounts.Users;
import dev.kronus.duties.Deliveries;
import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.kernel.Page;
import dev.kronus.kernel.Paging;
import dev.kronus.kernel.ProbeId;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Listing;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Query;
import dev.kronus.platform.Schedules;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Probes: begun, checked, cancelled, looked at. */
public final class Probes {
  /**
   * Decisions that another came before are taken again on what it left; more often than this nobody
   * comes.
   */
  private static final int TRIES = 5;

  private final Table table;
  private final Users users;
  private final Schedules schedules;
  private final Invoker invoker;
  private final InstantSource clock;
  private final Jobs jobs;
  private final Asking asking;
  private final Checking checking;

  public Probes(
      Table table,
      Users users,
      Inbox inbox,
      Schedules schedules,
      Invoker invoker,
      InstantSource clock) {
    this.table = table;
    this.users = users;
    this.schedules = schedules;
    this.invoker = invoker;
    this.clock = clock;
    this.jobs = new Jobs(table, clock);
    this.asking = new Asking(table, users, invoker, clock);
    this.checking = new Checking(table, inbox, invoker, clock);
  }

  /**
   * Does whatever is due about this user; nothing, when nothing is. A poke for somebody gone
   * removes its timers.
   */
  public void poked(Poke poke) {
    Uid uid = poke.uid();
    if (ProbeSettingsItems.find(table, uid).isEmpty()) {
      Timers.names(uid).forEach(schedules::delete);
      return;
    }
    Optional<String> other = driver(poke);
    if (other.isPresent()) {
      invoker.poke(other.get(), poke);
      return;
    }
    settled(() -> settings(uid).ifPresent(this::check));
    settled(() -> settings(uid).ifPresent(asking::onSchedule));
    if (poke.item().equals(Rearm.SK)) {
      settled(() -> settings(uid).ifPresent(this::remind));
    }
    if (poke.item().equals(AskedFor.SK)) {
      settled(() -> settings(uid).ifPresent(this::asked));
    }
  }

  private void asked(ProbeSettings settings) {
    AskedFor.find(table, settings.uid()).ifPresent(wanted -> asking.onCommand(settings, wanted));
  }

  private void remind(ProbeSettings settings) {
    Optional<User> user = users.profile(settings.uid());
    Optional<Plan> due =
        user.flatMap(
            person ->
                Rearm.find(table, settings.uid())
                    .flatMap(rearm -> rearm.due(settings, person, clock.instant())));
    due.ifPresent(
        plan -> {
          plan.changes().commit(table);
          plan.poke(invoker);
        });
  }

  /** Timers can poke this function only; what is another's is passed on. */
  private static Optional<String> driver(Poke poke) {
    if (poke.item().startsWith(Escalation.PREFIX)) {
      return Optional.of(Escalation.DRIVER);
    }
    return poke.item().startsWith(Job.PREFIX) ? Optional.of(Deliveries.DRIVER) : Optional.empty();
  }

  private void check(ProbeSettings settings) {
    settings
        .pendingProbe()
        .flatMap(id -> find(settings.uid(), id))
        .ifPresent(probe -> checking.check(settings, probe));
  }

  /** Stops asking; a probe that has ended cannot be cancelled. */
  public Probe cancel(Uid uid, ProbeId id) {
    try {
      settled(() -> cancelled(uid, id));
    } catch (Table.ConditionFailed another) {
      throw new Refusal.Conflict("The probe is being changed elsewhere; try again.");
    }
    return get(uid, id);
  }

  private void cancelled(Uid uid, ProbeId id) {
    Probe probe = get(uid, id);
    if (!probe.isPending()) {
      throw new Refusal.Conflict("This probe is not pending; it is " + probe.status().word() + ".");
    }
    ProbeSettings settings = settings(uid).orElseThrow(Probes::noSuchProbe);
    Endings.quiet(settings, probe, Probe.Status.CANCELLED, Optional.empty(), clock.instant())
        .commit(table);
  }

  public Probe get(Uid uid, ProbeId id) {
    return find(uid, id).orElseThrow(Probes::noSuchProbe);
  }

  /** What was to be sent about a probe, and what became of it. */
  public List<Job> jobs(Uid uid, ProbeId id) {
    return jobs.of(uid, Probe.jobs(id));
  }

  Optional<Probe> find(Uid uid, ProbeId id) {
    return table
        .get(ProbeItems.key(uid, id))
        .map(item -> ProbeItems.probe(ProbeItems.key(uid, id), item));
  }

  Optional<ProbeSettings> settings(Uid uid) {
    return ProbeSettingsItems.find(table, uid);
  }

  /** A user's probes, newest first. */
  public Page<Probe> list(Uid uid, Paging paging) {
    long total =
        settings(uid)
            .orElseThrow(() -> new Refusal.Missing("There is no such user."))
            .lastProbeId();
    long newest = paging.cursor().map(c -> before(c)).orElse(Long.MAX_VALUE);
    if (newest < 1) {
      return new Page<>(List.of(), Optional.empty(), total);
    }
    String last =
        newest == Long.MAX_VALUE ? ProbeItems.PREFIX + "~" : ProbeItems.sk(new ProbeId(newest));
    Query query =
        Query.of(ProbeItems.key(uid, new ProbeId(1)).pk())
            .between(ProbeItems.PREFIX, last)
            .newestFirst()
            .limit(paging.limit() + 1);
    List<Slice.Row> rows = table.query(query).rows();
    List<Probe> shown = rows.stream().limit(paging.limit()).map(ProbeItems::probe).toList();
    Optional<String> next =
        rows.size() > paging.limit()
            ? Optional.of(shown.getLast().id().toString())
            : Optional.empty();
    return new Page<>(shown, next, total);
  }

  /** All probes, newest first; of one status or of any. */
  public Page<Probe> list(Optional<Probe.Status> status, Paging paging) {
    Map<String, Long> counts = counts();
    List<Probe.Status> wanted = status.map(List::of).orElse(List.of(Probe.Status.values()));
    long total = wanted.stream().mapToLong(s -> counts.getOrDefault(s.word(), 0L)).sum();
    return Listing.read(table, wanted.stream().map(ProbeItems::partition).toList(), paging, total)
        .map(ProbeItems::probe);
  }

  /** How many there are, by status. */
  public Map<String, Long> counts() {
    return ProbeItems.COUNTS.read(table);
  }

  /** Decides again when another change came first. */
  static void settled(Runnable attempt) {
    for (int i = 1; ; i++) {
      try {
        attempt.run();
        return;
      } catch (Table.ConditionFailed changed) {
        if (i == TRIES) {
          throw changed;
        }
      }
    }
  }

  private static long before(String cursor) {
    if (!cursor.matches("[1-9][0-9]{0,8}")) {
      throw new Refusal.Invalid("cursor is not a cursor of this list.");
    }
    return Long.parseLong(cursor) - 1;
  }

  private static Refusal noSuchProbe() {
    return new Refusal.Missing("There is no such probe.");
  }
}
