package dev.kronus.duties;

import dev.kronus.kernel.Uid;
import dev.kronus.platform.Key;
import dev.kronus.platform.Table;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Whether a message that is due is still to go out. */
record Release(Table table, Jobs jobs, InstantSource clock) {

  /** What is to be done with it. */
  enum Verdict {
    SEND,
    /** It cannot be told yet. */
    WAIT,
    /** It has no purpose any more. */
    WITHDRAW
  }

  Verdict of(Job job) {
    Terms terms = job.terms();
    if (terms.until().filter(end -> !clock.instant().isBefore(end)).isPresent()) {
      return Verdict.WITHDRAW;
    }
    if (terms.unless().filter(item -> isOver(job.uid(), item)).isPresent()) {
      return Verdict.WITHDRAW;
    }
    if (job.clock().filter(answer -> !isWaiting(job.uid(), answer)).isPresent()) {
      return Verdict.WITHDRAW;
    }
    return terms.follows().isEmpty() ? Verdict.SEND : after(job);
  }

  /** By what became of those that it follows. */
  private Verdict after(Job job) {
    Terms terms = job.terms();
    List<Job> before =
        terms.follows().stream()
            .map(id -> jobs.find(job.uid(), Job.PREFIX + id))
            .flatMap(Optional::stream)
            .toList();
    if (terms.unless().isEmpty() && before.stream().anyMatch(Release::isUnderWay)) {
      return Verdict.WAIT;
    }
    if (before.stream().anyMatch(Job::mayHaveArrived)) {
      return Verdict.SEND;
    }
    return before.stream().allMatch(Job::isSettled) ? Verdict.WITHDRAW : Verdict.WAIT;
  }

  /**
   * Whether a function is handing it over just now, or died at it. The last word on something,
   * which nothing ends, goes out after it.
   */
  private static boolean isUnderWay(Job job) {
    return job.status() == Job.Status.IN_PROGRESS;
  }

  /** Whether anybody still waits for the answer to this question. */
  private boolean isWaiting(Uid uid, AnswerClock answer) {
    return table
        .get(Key.of(uid, answer.item()))
        .filter(probe -> probe.maybeText("status").filter("pending"::equals).isPresent())
        .filter(probe -> probe.number("attempt", 0) == answer.attempt())
        .isPresent();
  }

  private boolean isOver(Uid uid, String item) {
    return table
        .get(Key.of(uid, item))
        .filter(found -> !found.maybeText("state").orElse("").equals("RESOLVED"))
        .isEmpty();
  }
}
