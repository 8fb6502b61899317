package dev.kronus.liveness;

import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Poke;
import java.util.Optional;

/**
 * What a text comes to.
 *
 * @param changes its effect; the mark that it was seen joins the same transaction
 * @param reply what goes back; empty for nothing
 * @param afterwards what is done once it is written down; it may fail, for the sweeper makes up for
 *     it
 */
record Heard(Changes changes, Optional<String> reply, Runnable afterwards) {
  static Heard of(Changes changes, String reply) {
    return new Heard(changes, Optional.of(reply), Heard::nothing);
  }

  static Heard of(Changes changes, Optional<String> reply) {
    return new Heard(changes, reply, Heard::nothing);
  }

  /** Words back, and nothing else. */
  static Heard words(Optional<String> reply) {
    return new Heard(new Changes(), reply, Heard::nothing);
  }

  /** The same, and a message goes out to somebody else, if there is one. */
  Heard telling(Optional<Job> message, Invoker invoker) {
    message.ifPresent(job -> changes.add(Jobs.written(job)));
    return then(
        () ->
            message.ifPresent(
                job -> invoker.poke(job.handler(), new Poke(job.uid(), job.key().sk()))));
  }

  /** The same, with one more step afterwards. */
  Heard then(Runnable step) {
    return new Heard(
        changes,
        reply,
        () -> {
          afterwards.run();
          step.run();
        });
  }

  private static void nothing() {
    // Most texts need nothing done once they are written down.
  }
}
