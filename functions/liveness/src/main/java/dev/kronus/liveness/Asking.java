package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.accounts.User;
import dev.kronus.accounts.Users;
import dev.kronus.duties.AnswerClock;
import dev.kronus.duties.Deliveries;
import dev.kronus.duties.Excuse;
import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.duties.Message;
import dev.kronus.duties.Obligation;
import dev.kronus.kernel.ProbeId;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Begins probes when they are due, by schedule or by command. */
final class Asking {
  /** How long to wait for word of a question before looking at what became of it. */
  static final Duration WORD = Duration.ofMinutes(10);

  private final Table table;
  private final Users users;
  private final Invoker invoker;
  private final InstantSource clock;

  Asking(Table table, Users users, Invoker invoker, InstantSource clock) {
    this.table = table;
    this.users = users;
    this.invoker = invoker;
    this.clock = clock;
  }

  /**
   * Claims the due time in the settings, if it has come: begins a probe for the latest time that
   * has passed and writes the next one down, in one transaction. While a probe is pending the time
   * is skipped, and the skip recorded.
   */
  void onSchedule(ProbeSettings settings) {
    Instant now = clock.instant();
    settings
        .nextProbeAt()
        .filter(at -> !at.isAfter(now))
        .map(at -> Missed.since(settings, at, now))
        .ifPresent(missed -> onSchedule(settings, missed, now));
  }

  private void onSchedule(ProbeSettings settings, Missed missed, Instant now) {
    Write.Update claim =
        ProbeSettingsItems.due(
            ProbeSettingsItems.unpaused(Write.update(ProbeSettingsItems.key(settings.uid())))
                .when(Condition.equal("next_probe_at", missed.first()))
                .when(Condition.equal("revision", settings.revision())),
            settings.uid(),
            settings.timetable().next(now));
    if (settings.pendingProbe().isPresent()) {
      Write.Update skipped = skipped(settings, missed.first(), missed.earlier() + 1, now);
      new Changes().add(claim, skipped).commit(table);
      return;
    }
    Terms terms =
        new Terms(Probe.Origin.SCHEDULE, settings.maxRetries(), settings.waitTimeInMinutes());
    Probe probe = probe(settings, terms, missed.timeline(now), now);
    String text = Texts.question(probe.firstName());
    Job question =
        question(probe, 0, "send_liveliness_probe", text, now)
            .excusing(new Excuse(Texts.LATE, missed.latest()));
    begun(claim, probe, question).commit(table);
    invoker.poke(Deliveries.DRIVER, new Poke(probe.uid(), question.key().sk()));
  }

  /**
   * The times that have come since somebody was last asked: usually one.
   *
   * @param latest the one to ask for
   * @param earlier how many others there were
   */
  private record Missed(Instant first, Instant latest, long earlier) {
    static Missed since(ProbeSettings settings, Instant first, Instant now) {
      return settings
          .timetable()
          .latest(first, now)
          .map(later -> new Missed(first, later.at(), later.earlier() + 1))
          .orElse(new Missed(first, first, 0));
    }

    List<Object> timeline(Instant now) {
      Object due = ProbeItems.event(now, "due", "due_at", latest);
      if (earlier == 0) {
        return List.of(due);
      }
      Object skipped =
          ProbeItems.event(
              now, "skipped", "reason", "outage", "first_due_at", first, "count", earlier);
      return List.of(skipped, due);
    }
  }

  /** Why and how somebody is asked. */
  private record Terms(Probe.Origin origin, int retries, int waitMinutes) {}

  /** Begins the probe that its user asked for, if its time has come. */
  void onCommand(ProbeSettings settings, AskedFor wanted) {
    Instant now = clock.instant();
    if (wanted.at().isAfter(now)) {
      return;
    }
    Write.Delete taken =
        Write.delete(AskedFor.key(settings.uid()), Condition.equal("at", wanted.at()));
    Write.Update claim =
        Write.update(ProbeSettingsItems.key(settings.uid()))
            .when(Condition.equal("revision", settings.revision()));
    if (settings.pendingProbe().isPresent()) {
      Write.Update skipped = skipped(settings, wanted.at(), 1, now);
      new Changes().add(taken, skipped).commit(table);
      return;
    }
    List<Object> timeline = List.of(ProbeItems.event(now, "due", "due_at", wanted.at()));
    Terms terms = new Terms(Probe.Origin.COMMAND, wanted.retries(), wanted.window());
    Probe probe = probe(settings, terms, timeline, now);
    Job question =
        question(probe, 0, "send_dynamic_probe", Texts.question(probe.firstName()), now)
            .excusing(new Excuse(Texts.LATE, wanted.at()));
    begun(claim, probe, question).add(taken).commit(table);
    invoker.poke(Deliveries.DRIVER, new Poke(probe.uid(), question.key().sk()));
  }

  /**
   * The job that sends question {@code n} of a probe, and starts its clock when it was accepted.
   */
  static Job question(Probe probe, int n, String name, String text, Instant now) {
    Message message = new Message(probe.phoneNumber(), text, Message.Kind.QUESTION);
    return Job.send(probe.uid(), probe.question(n), name, probe.args(), message, now)
        .excusing(new Excuse(Texts.LATE, now))
        .starting(
            new AnswerClock(
                ProbeItems.sk(probe.id()), n, probe.window(), probe.graceOf(n), ProbeItems.DRIVER));
  }

  private static Write.Update skipped(
      ProbeSettings settings, Instant due, long count, Instant now) {
    ProbeId pending = settings.pendingProbe().orElseThrow();
    return Write.update(ProbeItems.key(settings.uid(), pending))
        .when(Condition.equal("status", Probe.Status.PENDING.word()))
        .append(
            "timeline",
            ProbeItems.event(
                now, "skipped", "reason", "pending", "first_due_at", due, "count", count));
  }

  private static Changes begun(Write.Update claim, Probe probe, Job question) {
    Write.Update pending =
        claim
            .when(Condition.missing("pending_probe"))
            .set("pending_probe", probe.id().value())
            .set("last_probe_id", probe.id().value());
    return new Changes()
        .add(pending)
        .add(Write.create(ProbeItems.key(probe.uid(), probe.id()), ProbeItems.of(probe)))
        .add(ProbeItems.COUNTS.more(probe.uid(), probe.status().word()))
        .add(Jobs.written(question));
  }

  private Probe probe(ProbeSettings settings, Terms terms, List<Object> timeline, Instant now) {
    User user = users.needed(settings.uid());
    return new Probe(
        settings.uid(),
        new ProbeId(settings.lastProbeId() + 1),
        terms.origin(),
        Probe.Status.PENDING,
        user.number(),
        user.firstName(),
        terms.retries(),
        terms.waitMinutes(),
        0,
        false,
        Optional.empty(),
        Optional.of(now.plus(WORD)),
        Optional.empty(),
        List.of(),
        timeline,
        now,
        now);
  }

  /** The obligation to hear of a question, moved on. */
  static Write.Update listening(Write.Update update, Probe probe, Instant now) {
    return Obligation.due(update, probe.uid(), now.plus(WORD), ProbeItems.DRIVER);
  }
}
