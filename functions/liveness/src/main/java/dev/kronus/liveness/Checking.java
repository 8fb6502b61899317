package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.duties.Deliveries;
import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.duties.Obligation;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Looks at a pending probe when something about it is due: asks again, gives up hope, or waits on.
 */
final class Checking {
  /**
   * How long the provider may not be to be asked, before silence is taken for what it seems; since
   * it was to be asked first, for after an outage of ours the deadline is long over by then.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration NEXT_LOOK = Duration.ofMinutes(1);

  private final Table table;
  private final Jobs jobs;
  private final Unheard unheard;
  private final Invoker invoker;
  private final InstantSource clock;

  Checking(Table table, Inbox inbox, Invoker invoker, InstantSource clock) {
    this.table = table;
    this.jobs = new Jobs(table, clock);
    this.unheard = new Unheard(table, jobs, inbox, invoker);
    this.invoker = invoker;
    this.clock = clock;
  }

  /** Does what is due about the probe, if anything is. */
  void check(ProbeSettings settings, Probe probe) {
    Instant now = clock.instant();
    if (!probe.isPending() || probe.dueAt().filter(at -> !at.isAfter(now)).isEmpty()) {
      return;
    }
    if (probe.deadlineAt().isEmpty()) {
      unheard(settings, probe, now);
    } else if (probe.actAt().filter(at -> !at.isAfter(now)).isPresent()) {
      silent(settings, probe, now);
    }
  }

  /**
   * The question has not been accepted yet: still being tried, or given up because the phone cannot
   * be reached.
   */
  private void unheard(ProbeSettings settings, Probe probe, Instant now) {
    List<Job> questions = jobs.of(probe.uid(), probe.question(probe.attempt()));
    if (!questions.isEmpty() && questions.getLast().status() != Job.Status.DEAD) {
      table.write(Asking.listening(ProbeItems.pending(probe, now), probe, now));
      return;
    }
    if (!questions.isEmpty() && questions.getLast().isWornOut()) {
      neverAsked(settings, probe, now);
      return;
    }
    unavailable(settings, probe, unreached(questions), now);
  }

  /** Why no question reached the phone. */
  private static Escalation.Reason unreached(List<Job> questions) {
    return questions.stream().anyMatch(Job::isOptedOut)
        ? Escalation.Reason.OPTED_OUT
        : Escalation.Reason.UNREACHABLE;
  }

  /**
   * We, or the provider, could not ask for hours. That says nothing about the person, so nobody is
   * alarmed; an operator knows.
   */
  private void neverAsked(ProbeSettings settings, Probe probe, Instant now) {
    Optional<String> noAnswer = Optional.empty();
    Endings.quiet(settings, probe, Probe.Status.CANCELLED, noAnswer, now).commit(table);
  }

  private void silent(ProbeSettings settings, Probe probe, Instant now) {
    if (probe.isLastQuestion()) {
      unanswered(settings, probe, now);
    } else {
      followUp(probe, now);
    }
  }

  /** A lost webhook is not silence: nothing is decided before the provider was asked. */
  private void unanswered(ProbeSettings settings, Probe probe, Instant now) {
    Optional<Job> look = unheard.asked(probe);
    if (look.isEmpty()) {
      Job asking = Unheard.look(probe, now);
      new Changes().add(waiting(probe, now)).add(Jobs.written(asking)).commit(table);
      invoker.poke(asking.handler(), new Poke(probe.uid(), asking.key().sk()));
    } else if (look.get().status() == Job.Status.SUCCESSFUL) {
      unheard.takeIn(probe, look.get(), now);
      unavailable(settings, probe, reason(probe), now);
    } else if (look.get().createdAt().plus(PATIENCE).isAfter(now)) {
      table.write(waiting(probe, now));
    } else {
      unavailable(settings, probe, reason(probe), now);
    }
  }

  private static Write.Update waiting(Probe probe, Instant now) {
    Write.Update update = ProbeItems.pending(probe, now);
    return Obligation.due(update, probe.uid(), now.plus(NEXT_LOOK), ProbeItems.DRIVER);
  }

  /** Somebody whose phone got none of the questions did not fail to answer. */
  private Escalation.Reason reason(Probe probe) {
    List<Job> questions = jobs.of(probe.uid(), probe.questions());
    return questions.stream().anyMatch(jobs::mayHaveArrived)
        ? Escalation.Reason.MISSED
        : unreached(questions);
  }

  private void followUp(Probe probe, Instant now) {
    int next = probe.attempt() + 1;
    Job question = Asking.question(probe, next, "send_followup_probe", Texts.FOLLOW_UP, now);
    Write.Update asked =
        Asking.listening(ProbeItems.pending(probe, now), probe, now)
            .set("attempt", next)
            .remove("deadline_at")
            .append("timeline", ProbeItems.event(now, "unanswered", "attempt", next - 1));
    new Changes().add(asked).add(Jobs.written(question)).commit(table);
    invoker.poke(Deliveries.DRIVER, new Poke(probe.uid(), question.key().sk()));
  }

  private void unavailable(
      ProbeSettings settings, Probe probe, Escalation.Reason reason, Instant now) {
    Endings.alarming(settings, probe, reason, Optional.empty(), now).commit(table);
    Alarm.raise(invoker, settings, probe);
  }
}
