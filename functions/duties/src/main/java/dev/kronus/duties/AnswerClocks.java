package dev.kronus.duties;

import dev.kronus.platform.Condition;
import dev.kronus.platform.Key;
import dev.kronus.platform.Log;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Schedules;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The clocks of answers: started, moved and stopped, as parts of transactions. */
record AnswerClocks(Schedules schedules) {
  /**
   * Accepted is not sent. When no word comes that a question was sent, its clock starts this long
   * after the provider took it.
   */
  static final Duration UNSENT = Duration.ofMinutes(10);

  /** How long to wait for word of a question that has to be asked again. */
  private static final Duration WORD = Duration.ofMinutes(10);

  /** The answer is due at {@code deadline}. */
  static Write.Update until(Job job, AnswerClock answer, Instant deadline) {
    Instant due = deadline.plus(answer.grace());
    return Obligation.due(waiting(job, answer), job.uid(), due, answer.driver())
        .set("deadline_at", deadline);
  }

  /** The same, if that is earlier than it was. */
  static Write.Update sooner(Job job, AnswerClock answer, Instant deadline) {
    return until(job, answer, deadline)
        .when(Condition.atLeast("deadline_at", deadline.plusMillis(1)));
  }

  /** Nothing more will come of this question: its waiter decides now. */
  static Write.Update dueNow(Job job, AnswerClock answer, Instant now) {
    return Obligation.due(waiting(job, answer), job.uid(), now, answer.driver());
  }

  /** The question is asked again at {@code at}: no answer is due until it was. */
  static Write.Update stopped(Job job, AnswerClock answer, Instant at) {
    return Obligation.due(waiting(job, answer), job.uid(), at.plus(WORD), answer.driver())
        .remove("deadline_at");
  }

  /**
   * A timer makes acting on the deadline punctual; without it the sweeper does it a minute or two
   * later.
   */
  void punctually(Job job, AnswerClock answer, Instant deadline) {
    String item = answer.item().toLowerCase(Locale.ROOT).replace('#', '-');
    String name = Schedules.prefix(job.uid()) + item + "-" + answer.attempt();
    at(name, deadline.plus(answer.grace()), new Poke(job.uid(), answer.item()));
  }

  /** The same for a job that is to be done later. */
  void punctually(Job job, Instant when) {
    at(Schedules.prefix(job.uid()) + job.id(), when, poke(job));
  }

  private void at(String name, Instant when, Poke poke) {
    try {
      schedules.once(name, when, poke);
    } catch (RuntimeException unscheduled) {
      Log.failure(name, unscheduled);
    }
  }

  private static Poke poke(Job job) {
    return new Poke(job.uid(), job.key().sk());
  }

  private static Write.Update waiting(Job job, AnswerClock answer) {
    return Write.update(Key.of(job.uid(), answer.item()))
        .when(Condition.equal("status", "pending"))
        .when(Condition.equal("attempt", answer.attempt()));
  }
}
