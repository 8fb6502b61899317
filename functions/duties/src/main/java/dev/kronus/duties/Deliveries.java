package dev.kronus.duties;

import dev.kronus.platform.Condition;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Key;
import dev.kronus.platform.Log;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Schedules;
import dev.kronus.platform.Table;
import dev.kronus.platform.Topic;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Carries messages out: claims the job, hands the message over, records what became of it. */
public final class Deliveries {
  /** Logical id of the function that does this. */
  public static final String DRIVER = "Deliver";

  /** How soon to look again when today's messages are used up. */
  private static final Duration NEXT_LOOK = Duration.ofMinutes(15);

  private final Jobs jobs;
  private final Messenger messenger;
  private final Allowance allowance;
  private final Schedules schedules;
  private final Invoker invoker;
  private final Topic topic;
  private final InstantSource clock;

  public Deliveries(
      Table table,
      Messenger messenger,
      Allowance allowance,
      Schedules schedules,
      Invoker invoker,
      Topic topic,
      InstantSource clock) {
    this.jobs = new Jobs(table, clock);
    this.messenger = messenger;
    this.allowance = allowance;
    this.schedules = schedules;
    this.invoker = invoker;
    this.topic = topic;
    this.clock = clock;
  }

  /** Does what is to be done about the job that {@code poke} names, if anything is. */
  public void deliver(Poke poke) {
    Optional<Job> claimed = jobs.claim(poke.uid(), poke.item());
    if (claimed.isPresent()) {
      send(claimed.get());
      return;
    }
    jobs.find(poke.uid(), poke.item())
        .filter(job -> job.status() == Job.Status.DEAD && job.dueAt().isPresent())
        .ifPresent(this::mourn);
  }

  private void send(Job job) {
    Message message = job.message().orElseThrow();
    if (!allowance.take(message)) {
      Log.metric("SmsLimitReached", 1);
      jobs.postponed(job, "daily_limit", NEXT_LOOK);
      return;
    }
    Messenger.Outcome outcome =
        job.attempt().orElseThrow().doubtful()
            ? lookedUpFirst(job, message)
            : messenger.send(message);
    switch (outcome) {
      case Messenger.Accepted accepted -> accepted(job, accepted.sid());
      case Messenger.Rejected rejected -> {
        allowance.giveBack();
        bury(job, rejected.code());
      }
      case Messenger.Postponed postponed -> {
        allowance.giveBack();
        tryLater(job, postponed.code(), false);
      }
      case Messenger.Doubtful doubtful -> tryLater(job, doubtful.code(), true);
    }
  }

  /**
   * Sending has no idempotency key: after a lost answer the provider is asked what it has
   * (facts.md, Twilio).
   */
  private Messenger.Outcome lookedUpFirst(Job job, Message message) {
    Instant since = job.attempt().orElseThrow().firstAt();
    Optional<String> sid;
    try {
      sid = messenger.find(message.to(), message.body(), since);
    } catch (Messenger.Unreachable unknown) {
      allowance.giveBack();
      return new Messenger.Doubtful("lookup_failed");
    }
    if (sid.isEmpty()) {
      return messenger.send(message);
    }
    allowance.giveBack();
    return new Messenger.Accepted(sid.get());
  }

  private void accepted(Job job, String sid) {
    Log.metric("SmsSent", 1);
    if (job.clock().isEmpty()) {
      jobs.succeeded(job, Optional.of(sid), List.of());
      return;
    }
    AnswerClock answer = job.clock().get();
    Instant deadline = clock.instant().plus(answer.window());
    Instant due = deadline.plus(answer.grace());
    Write.Update started =
        Obligation.due(waiting(job, answer), job.uid(), due, answer.driver())
            .set("deadline_at", deadline);
    try {
      jobs.succeeded(job, Optional.of(sid), List.of(started));
    } catch (Table.ConditionFailed moved) {
      if (!moved.on(started.key())) {
        throw moved;
      }
      // Answered or cancelled before we heard that the question was accepted: no clock starts.
      jobs.succeeded(job, Optional.of(sid), List.of());
      return;
    }
    punctually(job, answer, due);
  }

  /**
   * A timer makes acting on the deadline punctual; without it the sweeper does it a minute or two
   * later.
   */
  private void punctually(Job job, AnswerClock answer, Instant due) {
    String name =
        Schedules.prefix(job.uid())
            + answer.item().toLowerCase(Locale.ROOT).replace('#', '-')
            + "-"
            + answer.attempt();
    try {
      schedules.once(name, due, new Poke(job.uid(), answer.item()));
    } catch (RuntimeException unscheduled) {
      Log.failure(job.id(), unscheduled);
    }
  }

  private void tryLater(Job job, String code, boolean doubtful) {
    Log.warn("delivery_failed", "job", job.id(), "uid", job.uid(), "code", code);
    if (job.fails() + 1 >= Backoff.MOST) {
      bury(job, code);
    } else {
      jobs.failed(job, code, doubtful);
    }
  }

  /** Gives the message up; whoever waits on it is told at once, and so is an operator. */
  private void bury(Job job, String code) {
    Optional<Write> sooner = job.clock().map(answer -> dueNow(job, answer));
    try {
      jobs.dead(job, code, sooner.map(List::of).orElse(List.of()));
    } catch (Table.ConditionFailed moved) {
      if (sooner.isEmpty() || !moved.on(sooner.get().key())) {
        throw moved;
      }
      jobs.dead(job, code, List.of());
    }
    job.clock()
        .ifPresent(answer -> invoker.poke(answer.driver(), new Poke(job.uid(), answer.item())));
    jobs.find(job.uid(), Job.PREFIX + job.id()).ifPresent(this::mourn);
  }

  private void mourn(Job job) {
    if (!job.isHidden()) {
      topic.publish(
          "Kronus: a job was given up",
          "Job %s of user %s (%s) was given up after %d tries. Last error: %s."
              .formatted(
                  job.id(), job.uid(), job.name(), job.fails(), job.lastError().orElse("none")));
    }
    jobs.mourned(job);
  }

  private Write dueNow(Job job, AnswerClock answer) {
    return Obligation.due(waiting(job, answer), job.uid(), clock.instant(), answer.driver());
  }

  private static Write.Update waiting(Job job, AnswerClock answer) {
    return Write.update(Key.of(job.uid(), answer.item()))
        .when(Condition.equal("status", "pending"))
        .when(Condition.equal("attempt", answer.attempt()));
  }
}
