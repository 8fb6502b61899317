package dev.kronus.liveness;

import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Poke;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A change of somebody's settings, worked out: one transaction, and what is to be done once it is
 * written down.
 *
 * @param changes the transaction, the jobs included
 * @param jobs to be poked afterwards
 * @param next when the next probe will be due; empty when the schedule is off
 */
record Plan(Changes changes, List<Job> jobs, Optional<Instant> next) {
  static Plan of(Changes changes, List<Job> jobs, Optional<Instant> next) {
    jobs.forEach(job -> changes.add(Jobs.written(job)));
    return new Plan(changes, List.copyOf(jobs), next);
  }

  void poke(Invoker invoker) {
    jobs.forEach(job -> invoker.poke(job.handler(), new Poke(job.uid(), job.key().sk())));
  }
}
