package dev.kronus.liveness;

import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.kernel.ContactId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of the alerts of an escalation so far.
 *
 * @param alerts of all rounds, those of the last among them
 */
record LastRound(Escalation escalation, List<Job> alerts) {
  static LastRound of(Jobs jobs, Escalation escalation) {
    String all = Telling.prefix(escalation) + "tell-r";
    return new LastRound(
        escalation, escalation.round() == 0 ? List.of() : jobs.of(escalation.uid(), all));
  }

  /** The escalation with those marked whom no message of the last round could reach. */
  Escalation heard() {
    Escalation marked = escalation;
    for (Job job : last()) {
      if (job.isLost()) {
        marked = marked.missing(contact(job));
      }
    }
    return marked;
  }

  /** Whether it is settled that none of the alerts so far reached anybody. */
  boolean reachedNobody() {
    return alerts.stream().allMatch(job -> job.isSettled() && !job.mayHaveArrived());
  }

  /** Whether nobody is known to have got one of the alerts so far. */
  boolean isUnheard() {
    return alerts.stream().allMatch(job -> job.isLost() || job.isWithdrawn());
  }

  /** Whether an earlier alert is still on its way, and another would only be one too many. */
  boolean isOnItsWayTo(ContactId contact) {
    return alerts.stream().anyMatch(job -> !job.isSettled() && contact(job).equals(contact));
  }

  /**
   * Until when to wait, though the last step was cut short: whoever cannot or was not reached makes
   * the next contacts be told at once, but nobody is told again before the usual time, nor while
   * nobody has been told at all.
   */
  Optional<Instant> rest(Step step, Instant now) {
    boolean further = step instanceof Step.Tell tell && tell.round() == escalation.round();
    boolean anew = escalation.alerted().isEmpty();
    if (further || anew || escalation.state() != Escalation.State.OPEN) {
      return Optional.empty();
    }
    Duration usual = Duration.ofMinutes(escalation.pace().waitInMinutes());
    List<Job> last = last();
    if (!last.isEmpty() && last.stream().noneMatch(Job::isSettled)) {
      return Optional.of(now.plus(usual));
    }
    return last.stream()
        .map(job -> job.updatedAt().plus(usual))
        .max(Instant::compareTo)
        .filter(until -> until.isAfter(now));
  }

  private List<Job> last() {
    String prefix = Telling.prefix(escalation) + "tell-r" + escalation.round() + "-";
    return alerts.stream().filter(job -> job.id().startsWith(prefix)).toList();
  }

  private static ContactId contact(Job job) {
    return new ContactId((Long) job.args().get("contact_id"));
  }
}
