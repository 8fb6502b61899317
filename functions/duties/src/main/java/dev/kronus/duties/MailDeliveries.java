package dev.kronus.duties;

import dev.kronus.platform.Log;
import dev.kronus.platform.OperatorSettings;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Table;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Carries mail out: claims the job, hands the mail over, records what became of it. A mail that was
 * given up is told to an operator by {@link Deliveries}, like every dead job.
 */
public final class MailDeliveries {
  /** Logical id of the function that does this. */
  public static final String DRIVER = "DeliverMail";

  /** How soon to look again when today's mails are used up, or at what a mail depends on. */
  private static final Duration NEXT_LOOK = Duration.ofMinutes(15);

  private final Jobs jobs;
  private final Release release;
  private final Mailer mailer;
  private final MailAllowance allowance;
  private final Secrets secrets;

  public MailDeliveries(Table table, Mailer mailer, Secrets secrets, InstantSource clock) {
    this.jobs = new Jobs(table, clock);
    this.release = new Release(table, jobs, clock);
    this.mailer = mailer;
    this.allowance = new MailAllowance(table, clock);
    this.secrets = secrets;
  }

  /** Does what is to be done about the job that {@code poke} names, if anything is. */
  public void deliver(Poke poke) {
    jobs.claim(poke.uid(), poke.item()).ifPresent(this::take);
  }

  private void take(Job job) {
    switch (release.of(job)) {
      case SEND -> send(job, OperatorSettings.read(secrets));
      case WAIT -> jobs.postponed(job, "undecided", NEXT_LOOK);
      case WITHDRAW -> withdraw(job);
    }
  }

  /** What came too late because it could not be sent is a failure that somebody must hear of. */
  private void withdraw(Job job) {
    if (job.fails() > 0) {
      jobs.dead(job, job.lastError().orElse("too_late"), List.of());
    } else {
      jobs.withdrawn(job);
    }
  }

  private void send(Job job, OperatorSettings settings) {
    if (settings.mailFrom().isEmpty()) {
      tryLater(job, "no_sender", Optional.empty());
      return;
    }
    Mail mail = job.mail().orElseThrow();
    if (!allowance.take(mail, settings)) {
      Log.metric("MailLimitReached", 1);
      jobs.postponed(job, "daily_limit", NEXT_LOOK);
      return;
    }
    record(job, mail, mailer.send(settings.mailFrom().get(), mail));
  }

  private void record(Job job, Mail mail, Messenger.Outcome outcome) {
    switch (outcome) {
      case Messenger.Accepted accepted -> {
        Log.metric("MailSent", 1);
        jobs.succeeded(job, Optional.of(accepted.sid()), List.of());
      }
      case Messenger.Rejected rejected -> {
        allowance.giveBack(mail);
        jobs.dead(job, rejected.code(), List.of());
      }
      case Messenger.Postponed postponed -> {
        allowance.giveBack(mail);
        tryLater(job, postponed.code(), Optional.empty());
      }
      case Messenger.Doubtful doubtful ->
          tryLater(job, doubtful.code(), Optional.of(jobs.doubted(job)));
    }
  }

  private void tryLater(Job job, String code, Optional<Doubt> doubt) {
    Log.warn("mail_failed", "job", job.id(), "uid", job.uid(), "code", code);
    jobs.failed(job, code, doubt);
  }
}
