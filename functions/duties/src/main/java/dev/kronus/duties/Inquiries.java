package dev.kronus.duties;

import dev.kronus.platform.Invoker;
import dev.kronus.platform.Log;
import dev.kronus.platform.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Asks the provider for whoever waits to know: the answer is kept on the job, and its waiter goes
 * on at once.
 */
record Inquiries(Jobs jobs, Messenger messenger, Invoker invoker, InstantSource clock) {
  /** How soon to ask again. */
  private static final Duration NEXT = Duration.ofMinutes(1);

  /** Longer than anybody waits for the answer. */
  private static final Duration USEFUL = Duration.ofMinutes(10);

  void make(Job job) {
    Lookup lookup = job.terms().lookup().orElseThrow();
    List<Inbound> found;
    try {
      found = messenger.inbound(lookup.from(), lookup.since());
    } catch (Messenger.Unreachable unknown) {
      Log.warn("lookup_failed", "job", job.id(), "uid", job.uid());
      notNow(job);
      return;
    }
    answered(job, found, job.terms().waiter().orElseThrow());
  }

  private void notNow(Job job) {
    if (job.createdAt().plus(USEFUL).isBefore(clock.instant())) {
      jobs.withdrawn(job);
    } else {
      jobs.postponed(job, "lookup_failed", NEXT);
    }
  }

  private void answered(Job job, List<Inbound> found, Waiter waiter) {
    Instant now = clock.instant();
    try {
      jobs.answered(job, found, List.of(waiter.hurried(job.uid(), now)));
    } catch (Table.ConditionFailed moved) {
      if (moved.on(job.key())) {
        throw moved;
      }
      jobs.withdrawn(job);
      return;
    }
    invoker.poke(waiter.driver(), waiter.poke(job.uid()));
  }
}
