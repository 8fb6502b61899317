package dev.kronus.duties;

import dev.kronus.platform.Invoker;
import dev.kronus.platform.Log;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Schedules;
import dev.kronus.platform.Table;
import dev.kronus.platform.Topic;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries messages out: claims the job, hands the message over, records what became of it. */
public final class Deliveries {
  /** Logical id of the function that does this. */
  public static final String DRIVER = "Deliver";

  /**
   * The same for alerts, which so have a queue of their own: nothing that is sent to many at once
   * is before them (docs/adr/015). Either function does what the other is for.
   */
  public static final String ALARM_DRIVER = "DeliverAlarm";

  /** How soon to look again when today's messages are used up. */
  private static final Duration NEXT_LOOK = Duration.ofMinutes(15);

  /** How soon to look again at what a message depends on. */
  private static final Duration UNDECIDED = Duration.ofMinutes(1);

  /** The last error of a job of which the provider could not be asked whether it was done. */
  private static final String LOOKUP_FAILED = "lookup_failed";

  /** So often, at most, with a timer. */
  private static final int PUNCTUAL = 3;

  private final Jobs jobs;
  private final Sids sids;
  private final Release release;
  private final Receipts receipts;
  private final Inquiries inquiries;
  private final Messenger messenger;
  private final Allowance allowance;
  private final AnswerClocks clocks;
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
    this.sids = new Sids(table);
    this.release = new Release(table, jobs, clock);
    this.receipts = new Receipts(table, schedules, invoker, clock);
    this.inquiries = new Inquiries(jobs, messenger, invoker, clock);
    this.messenger = messenger;
    this.allowance = allowance;
    this.clocks = new AnswerClocks(schedules);
    this.invoker = invoker;
    this.topic = topic;
    this.clock = clock;
  }

  static String driver(Message message) {
    return message.kind() == Message.Kind.ALERT ? ALARM_DRIVER : DRIVER;
  }

  /** Does what is to be done about the job that {@code poke} names, if anything is. */
  public void deliver(Poke poke) {
    Optional<Job> claimed = jobs.claim(poke.uid(), poke.item());
    if (claimed.isPresent()) {
      take(claimed.get());
      return;
    }
    jobs.find(poke.uid(), poke.item()).ifPresent(this::finish);
  }

  /** Whoever recorded the end of the job may have died before what follows from it. */
  private void finish(Job job) {
    if (job.status() == Job.Status.DEAD && job.dueAt().isPresent()) {
      mourn(job);
    } else if (job.sid().isPresent() && job.fate().isEmpty()) {
      receipts.accepted(job.sid().get(), job);
    }
  }

  private void take(Job job) {
    if (job.terms().lookup().isPresent()) {
      inquiries.make(job);
      return;
    }
    switch (release.of(job)) {
      case SEND -> send(job);
      case WAIT -> wait(job);
      case WITHDRAW -> withdraw(job);
    }
  }

  /** At first as punctually as can be; what stays undecided for longer is left to the sweeper. */
  private void wait(Job job) {
    Instant now = clock.instant();
    jobs.postponed(job, "undecided", UNDECIDED);
    if (job.createdAt().plus(UNDECIDED.multipliedBy(PUNCTUAL)).isAfter(now)) {
      clocks.punctually(job, now.plus(UNDECIDED));
    }
  }

  /** What may have gone out already is looked up first. */
  private void withdraw(Job job) {
    if (job.doubt().isEmpty()) {
      jobs.withdrawn(job);
      return;
    }
    try {
      found(job, job.doubt().get())
          .ifPresentOrElse(sid -> accepted(job, sid), () -> jobs.withdrawn(job));
    } catch (Messenger.Unreachable unknown) {
      tryLater(job, LOOKUP_FAILED, job.doubt());
    }
  }

  private void send(Job job) {
    Message message = worded(job);
    if (!allowance.take(message)) {
      hold(job, message);
      return;
    }
    try {
      Optional<String> before = job.doubt().flatMap(doubt -> found(job, doubt));
      before.ifPresentOrElse(sid -> wasSent(job, message, sid), () -> hand(job, message));
    } catch (Messenger.Unreachable unknown) {
      allowance.giveBack(message);
      tryLater(job, LOOKUP_FAILED, job.doubt());
    }
  }

  private void wasSent(Job job, Message message, String sid) {
    allowance.giveBack(message);
    accepted(job, sid);
  }

  private void hand(Job job, Message message) {
    switch (messenger.send(message)) {
      case Messenger.Accepted accepted -> accepted(job, accepted.sid());
      case Messenger.Rejected rejected -> {
        allowance.giveBack(message);
        bury(job, rejected.code());
      }
      case Messenger.Postponed postponed -> {
        allowance.giveBack(message);
        tryLater(job, postponed.code(), Optional.empty());
      }
      case Messenger.Doubtful doubtful ->
          tryLater(job, doubtful.code(), Optional.of(jobs.doubted(job)));
    }
  }

  /** It is not its turn today. */
  private void hold(Job job, Message message) {
    if (message.kind() == Message.Kind.CODE) {
      Log.metric("CodeLimitReached", 1);
    } else {
      Log.metric("SmsLimitReached", 1);
    }
    jobs.postponed(job, "daily_limit", NEXT_LOOK);
  }

  /** The message as it is to go out now. */
  private Message worded(Job job) {
    Message message = job.message().orElseThrow();
    Instant now = clock.instant();
    Message timed =
        job.clock()
            .map(AnswerClock::window)
            .or(() -> job.terms().until().map(end -> Duration.between(now, end)))
            .map(message::within)
            .orElse(message);
    return job.terms()
        .excuse()
        .filter(excuse -> excuse.isNeeded(now))
        .map(excuse -> timed.beginning(excuse.words()))
        .orElse(timed);
  }

  /**
   * Sending has no idempotency key: after a lost answer the provider is asked what it has
   * (facts.md, Twilio). By its own words, whatever it began with when it went out; the same words
   * may be another job's, sent shortly before. Of those that no job has yet, the first: a later one
   * is a later job's, which does not look as far back.
   */
  private Optional<String> found(Job job, Doubt doubt) {
    Message message = job.message().orElseThrow();
    return messenger.find(message.to(), message.body(), doubt).reversed().stream()
        .filter(sid -> sids.mayBeOf(sid, job))
        .findFirst();
  }

  /**
   * The word that a question was sent, which comes soon, makes its deadline punctual; one without
   * such word is the sweeper's.
   */
  private void accepted(Job job, String sid) {
    Log.metric("SmsSent", 1);
    Instant now = clock.instant();
    Write index = Sids.written(sid, job, now);
    Instant deadline =
        now.plus(AnswerClocks.UNSENT)
            .plus(job.clock().map(AnswerClock::window).orElse(Duration.ZERO));
    Optional<Write> started = job.clock().map(answer -> AnswerClocks.until(job, answer, deadline));
    together(
        started, further -> jobs.succeeded(job, Optional.of(sid), with(List.of(index), further)));
    receipts.accepted(sid, job);
  }

  /**
   * Records with what follows from it; without, when what waited does not wait any more: answered
   * or cancelled meanwhile.
   */
  private static void together(Optional<Write> further, Consumer<List<Write>> recording) {
    try {
      recording.accept(further.stream().toList());
    } catch (Table.ConditionFailed moved) {
      if (further.isEmpty() || !moved.on(further.get().key())) {
        throw moved;
      }
      recording.accept(List.of());
    }
  }

  private static List<Write> with(List<Write> some, List<Write> others) {
    List<Write> all = new ArrayList<>(others);
    all.addAll(some);
    return all;
  }

  private void tryLater(Job job, String code, Optional<Doubt> doubt) {
    Log.warn("delivery_failed", "job", job.id(), "uid", job.uid(), "code", code);
    if (job.fails() + 1 >= Backoff.MOST) {
      bury(job.claimed(doubt, job.dueAt().orElseThrow()), code);
    } else {
      jobs.failed(job, code, doubt);
    }
  }

  /** Gives the message up; whoever waits on it is told at once, and so is an operator. */
  private void bury(Job job, String code) {
    Instant now = clock.instant();
    Optional<Write> sooner =
        job.clock()
            .<Write>map(answer -> AnswerClocks.dueNow(job, answer, now))
            .or(() -> job.terms().waiter().map(waiter -> waiter.hurried(job.uid(), now)));
    Optional<OptOut> gone = OptOut.of(job, code, now);
    List<Write> known = gone.map(OptOut::written).stream().toList();
    together(sooner, further -> jobs.dead(job, code, with(known, further)));
    gone.ifPresent(one -> invoker.poke(OptOut.DRIVER, one.poke()));
    job.clock()
        .ifPresent(answer -> invoker.poke(answer.driver(), new Poke(job.uid(), answer.item())));
    job.terms().waiter().ifPresent(one -> invoker.poke(one.driver(), one.poke(job.uid())));
    jobs.find(job.uid(), Job.PREFIX + job.id()).ifPresent(this::mourn);
  }

  private void mourn(Job job) {
    String tries = job.fails() == 1 ? "1 try" : job.fails() + " tries";
    if (!job.isHidden()) {
      topic.publish(
          "Kronus: a job was given up",
          "Job %s of user %s (%s) was given up after %s. Last error: %s."
              .formatted(job.id(), job.uid(), job.name(), tries, job.lastError().orElse("none")));
    }
    jobs.mourned(job);
  }
}
