package dev.kronus.bench.nine;

import dev.kronus.bench.nine.Refusals.By;

/** Twilio: so many requests at once, and a queue for each messaging service. */
final class Provider {
  /** How long a question may wait: the usual wait_time_in_minutes, as its validity. */
  static final double VALIDITY = 3_600_000;

  /** After so long without word that a question was sent its clock runs (AnswerClocks.UNSENT). */
  private static final double UNSENT = 600_000;

  /** An alarm says more than a question. */
  private static final int ALARM_SEGMENTS = 2;

  /** A message that will not leave. */
  static final long NEVER = -1;

  private final Refusals refusals;
  private final Tally tally;
  private final Tap questions;
  private final Tap alarms;
  private final double longest;
  private final int most;
  private int busy;

  Provider(Scenario scenario, Figures quotas, Refusals refusals, Tally tally) {
    this.refusals = refusals;
    this.tally = tally;
    this.questions = new Tap(scenario.questionRate());
    this.alarms = scenario.alarmRate() == 0 ? questions : new Tap(scenario.alarmRate());
    this.longest = 1000 * quotas.of("twilio.queue");
    this.most = (int) quotas.of("twilio.concurrency");
  }

  /** Whether it takes one more request now. */
  boolean takes(long now) {
    if (busy < most) {
      busy++;
      return true;
    }
    refusals.count(By.TWILIO_API, now);
    return false;
  }

  void answered() {
    busy--;
  }

  /** When a message that was taken now leaves. */
  long leaves(long now, boolean alarm) {
    Tap tap = alarm ? alarms : questions;
    double wait = tap.queue(now);
    tally.taken++;
    if (wait > UNSENT) {
      refusals.count(By.TWILIO_QUEUE, now);
    }
    if (wait > (alarm ? longest : Math.min(longest, VALIDITY))) {
      return NEVER;
    }
    if (!alarm && wait > UNSENT) {
      tally.hurried++;
    }
    return (long) tap.take(now, alarm ? ALARM_SEGMENTS : 1);
  }
}
