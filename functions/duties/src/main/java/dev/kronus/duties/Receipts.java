package dev.kronus.duties;

import dev.kronus.platform.Invoker;
import dev.kronus.platform.Log;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Schedules;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the provider tells about messages it took: the answer's clock starts when a question was
 * sent; one that was lost is asked once more; whoever waits on a lost alert goes on at once. Word
 * may come twice and in any order: each is counted once, and none moves a message back.
 */
public final class Receipts {
  /** What ends the id of a question that is asked once more. */
  private static final String AGAIN = "-again";

  private static final Duration PAUSE = Duration.ofMinutes(2);
  private static final int TRIES = 5;

  private final Table table;
  private final Sids sids;
  private final Jobs jobs;
  private final AnswerClocks clocks;
  private final Invoker invoker;
  private final InstantSource clock;

  public Receipts(Table table, Schedules schedules, Invoker invoker, InstantSource clock) {
    this.table = table;
    this.sids = new Sids(table);
    this.jobs = new Jobs(table, clock);
    this.clocks = new AnswerClocks(schedules);
    this.invoker = invoker;
    this.clock = clock;
  }

  /** The message with this id got so far. */
  public void receive(String sid, Fate.Status status, Optional<String> error) {
    Fate fate = new Fate(status, clock.instant(), error);
    settled(
        () -> {
          Optional<Poke> job = sids.job(sid);
          if (job.isEmpty()) {
            sids.keep(sid, fate);
            return;
          }
          Fate last = lastOf(sid, fate);
          job.flatMap(poke -> jobs.find(poke.uid(), poke.item())).ifPresent(j -> told(j, last));
        });
  }

  /**
   * Word that was kept may say more than what comes now; whoever was to take it in may have died.
   */
  private Fate lastOf(String sid, Fate fate) {
    return sids.early(sid).filter(before -> !fate.status().isBeyond(before.status())).orElse(fate);
  }

  /** A message was accepted: takes in what was told of it before. */
  void accepted(String sid, Job job) {
    sids.early(sid)
        .ifPresent(
            fate ->
                settled(
                    () ->
                        jobs.find(job.uid(), job.key().sk())
                            .ifPresent(accepted -> told(accepted, fate))));
  }

  private void told(Job job, Fate fate) {
    if (job.fate().filter(before -> !fate.status().isBeyond(before.status())).isPresent()) {
      return;
    }
    if (fate.status().isLost()) {
      lost(job, fate);
    } else if (fate.status().isSent() && job.clock().isPresent()) {
      sent(job, fate, job.clock().get());
    } else {
      table.write(Jobs.told(job, fate));
    }
    Log.info("delivery", "job", job.id(), "uid", job.uid(), "status", fate.status().word());
  }

  private void sent(Job job, Fate fate, AnswerClock answer) {
    Instant deadline = fate.at().plus(answer.window());
    if (together(Jobs.told(job, fate), List.of(AnswerClocks.sooner(job, answer, deadline)))) {
      clocks.punctually(job, answer, deadline);
    }
  }

  private void lost(Job job, Fate fate) {
    Log.metric("SmsLost", 1);
    if (job.clock().isPresent() && !job.id().endsWith(AGAIN)) {
      askAgain(job, fate, job.clock().get());
      return;
    }
    Optional<Waiter> waiter = job.terms().waiter();
    List<Write> hurried =
        waiter.<Write>map(one -> one.hurried(job.uid(), clock.instant())).stream().toList();
    if (together(Jobs.told(job, fate), hurried)) {
      waiter.ifPresent(one -> invoker.poke(one.driver(), one.poke(job.uid())));
    }
  }

  private void askAgain(Job job, Fate fate, AnswerClock answer) {
    Instant now = clock.instant();
    Job again = job.again(job.id() + AGAIN, now.plus(PAUSE), now);
    List<Write> further = new ArrayList<>(Jobs.written(again));
    further.add(AnswerClocks.stopped(job, answer, now.plus(PAUSE)));
    if (together(Jobs.told(job, fate), further)) {
      clocks.punctually(again, again.dueAt().orElseThrow());
    }
  }

  /**
   * Writes the word down with what follows from it; without, when what waited does not wait any
   * more. Answers whether it did.
   */
  private boolean together(Write.Update told, List<Write> further) {
    List<Write> all = new ArrayList<>(further);
    all.add(told);
    try {
      table.write(all);
      return true;
    } catch (Table.ConditionFailed moved) {
      if (moved.on(told.key())) {
        throw moved;
      }
      table.write(told);
      return false;
    }
  }

  /** Decides again when another change came first. */
  private static void settled(Runnable attempt) {
    for (int i = 1; ; i++) {
      try {
        attempt.run();
        return;
      } catch (Table.ConditionFailed changed) {
        if (i == TRIES) {
          throw changed;
        }
      }
    }
  }
}
