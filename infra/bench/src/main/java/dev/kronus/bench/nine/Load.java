package dev.kronus.bench.nine;

import dev.kronus.doubles.Bill;

/**
 * What one question asks of the services, from its timer to its answer.
 *
 * @param askWrites write units of the function that begins the probe
 * @param sendWrites of the one that sends
 * @param answerWrites of those that take in word of it and the answer
 * @param askMillis how long the first takes
 * @param sendMillis the second, without the provider
 * @param own of it what our own code takes
 */
record Load(
    double askWrites,
    double sendWrites,
    double answerWrites,
    double askMillis,
    double sendMillis,
    OwnTime own) {
  /**
   * One call to DynamoDB: "single-digit millisecond" (its developer guide), of which the middle.
   */
  static final double CALL_MILLIS = 5;

  /** Twilio's answer to one message; no page says: assumed. */
  static final double TWILIO_MILLIS = 200;

  /** Twilio's answer that there are too many requests; assumed. */
  static final double REFUSED_MILLIS = 50;

  /** Webhooks of an answered question: sent, delivered, the answer; its thanks have none. */
  static final int WEBHOOKS = 3;

  /** Invocations of one: Probe, Deliver, the webhooks, and Probe when its deadline comes. */
  static final int INVOCATIONS = 6;

  /** Writes to the partition of the day's counters: one message among all, and to one number. */
  static final double COUNTED = 2;

  /** Half of what asking takes is the probe's, half the message's: two transactions each. */
  static Load of(Bill asked, Bill answered, OwnTime own) {
    double calls = asked.awsCalls() / 2.0;
    return new Load(
        asked.writeUnits() / 2,
        asked.writeUnits() / 2,
        answered.writeUnits() - asked.writeUnits(),
        own.millis() + calls * CALL_MILLIS,
        own.millis() + calls * CALL_MILLIS,
        own);
  }
}
