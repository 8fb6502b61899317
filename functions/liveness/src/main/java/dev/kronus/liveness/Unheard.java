package dev.kronus.liveness;

import dev.kronus.duties.Inbound;
import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.duties.Lookup;
import dev.kronus.duties.Message;
import dev.kronus.duties.Waiter;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Table;
import java.time.Instant;
import java.util.Optional;

/**
 * Texts of which no webhook came. A lost webhook is not silence: before a probe ends unanswered,
 * the provider is asked what the phone has texted since the question.
 */
record Unheard(Table table, Jobs jobs, Inbox inbox, Invoker invoker) {

  /** The job that asks the provider, once a probe. */
  static Job look(Probe probe, Instant now) {
    Lookup lookup = new Lookup(probe.phoneNumber(), probe.createdAt());
    Waiter waiter =
        new Waiter(
            ProbeItems.sk(probe.id()), "status", Probe.Status.PENDING.word(), ProbeItems.DRIVER);
    return Job.look(
        probe.uid(), id(probe), "look_for_lost_replies", probe.args(), lookup, waiter, now);
  }

  Optional<Job> asked(Probe probe) {
    return jobs.find(probe.uid(), Job.PREFIX + id(probe));
  }

  /** Takes in, as if their webhooks had come, the texts that {@code look} found. */
  void takeIn(Probe probe, Job look, Instant now) {
    for (Inbound text : jobs.inbound(look)) {
      if (Seen.find(table, text.sid()).isEmpty()) {
        inbox
            .receive(new Sms(text.sid(), probe.phoneNumber(), text.body()))
            .ifPresent(words -> reply(probe, text.sid(), words, now));
      }
    }
  }

  /** There is no webhook to answer any more. */
  private void reply(Probe probe, String sid, String words, Instant now) {
    Message message = new Message(probe.phoneNumber(), words, Message.Kind.NOTICE);
    Job job =
        Job.send(
            probe.uid(), probe.jobs() + "reply-" + sid, "send_reply", probe.args(), message, now);
    new Changes().add(Jobs.written(job)).commit(table);
    invoker.poke(job.handler(), new Poke(job.uid(), job.key().sk()));
  }

  private static String id(Probe probe) {
    return probe.jobs() + "look";
  }
}
