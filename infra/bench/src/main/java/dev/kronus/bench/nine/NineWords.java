package dev.kronus.bench.nine;

/** What the section says besides its numbers. */
final class NineWords {
  static final String CEILINGS =
      """
      Each alone, by what one question takes of it. The quotas stand in `infra/bench/src/main/resources/dev/kronus/bench/nine/quotas.txt`,
      each with its page and the day it was read, or that none was found. The shards of the due index and of the counts are
      32 partitions each and are not reached.""";

  static final String LATE =
      """
      Late is measured from each person's own minute to the moment the message leaves Twilio. *Never asked*: every question
      waited at Twilio until it was too old, and the contacts are told that the person cannot be reached. *Less time to answer*:
      the question waited at Twilio for more than ten minutes, when the clock of its answer begins, so that the person had less
      than the time they chose; these are the false alarms to fear. An alarm's delay is from the alarm to each message to a contact.

      - **A, B.** The sender decides, and what is handed to it sooner than it sends only waits where nobody can overtake.
      - **B, C.** A new table throttles within the first second. Functions that threw are tried twice more by Lambda and then by the
        sweeper, which drives 2,000 a minute: that, not the table, is what makes the last of B late, and it throttles alarms too.
      - **D.** With a minute of their own within the hour, everybody is asked closer to their time and nothing but Twilio's queue is full.
      - **E.** Alarms with a messaging service of their own wait for nobody at Twilio.
      - **F, G.** As many senders as the short code can take keep the queue on our side, where nothing is lost and no clock runs.
        Then alarms must not be sent by the same function (F): they would wait in its queue for hours.
      - **H.** Without flexible minutes the last question waits an hour longer, and alarms do not.
      - **I.** On a table that was not warmed an alarm is throttled like everything else, and may come back by the sweeper, behind the questions.

      In F to I the concurrency that says no is the bound that was set on purpose.""";

  static final String COSTS =
      """
      By list prices (`prices.txt`, beside the quotas), without free tiers; units and calls as counted by `infra/story`. The six invocations are
      Probe at its time, Deliver, the webhooks (sent, delivered, the answer), and Probe at the deadline; the two timers are the day's and the deadline's. The second
      table is what the simulated mornings came to, retries and all, without reads, timers and webhooks.""";

  static final String DESIGN =
      """
      - `alarm_messaging_service_sid` in the operator's settings: alerts go out by a Twilio messaging service of their own. Without it
        they share the only one.
      - Alerts are the jobs of `DeliverAlarm`, a function with a queue of its own; the template's parameter `QuestionSenders` bounds
        `Deliver`, which sends all else. At first there is no bound: a new account has no concurrency to reserve.
      - `flexible_minutes`, 0 to 60, in everybody's probe settings: each person is asked in a minute of their own, the same
        every time, within so many minutes after the time they chose.
      - For the operator of a crowd: a short code or more senders for the questions, and `aws dynamodb update-table --warm-throughput`
        before the first such morning. A table that has once borne it bears it again.""";

  private NineWords() {}

  static String about(Load load) {
    return """
        One million people are due in the same minute. A simulation, event by event and the same in every run with the same times, has the default
        quotas of the services and what Kronus does when one says no; meanwhile somebody raises an alarm every ten seconds
        or so, with two contacts. One question costs %.0f write units until it was sent and %.0f more until it was answered. Times: %.0f ms a call to
        AWS, %.0f ms Twilio's answer and 100 requests to it at once (both assumed: no page of theirs says), %.2f ms of our own an invocation (%s).
        Not in it: cold starts, and what the sweeper drives once more although it waits already."""
        .formatted(
            load.askWrites() + load.sendWrites(),
            load.answerWrites(),
            Load.CALL_MILLIS,
            Load.TWILIO_MILLIS,
            load.own().millis(),
            load.own().source());
  }
}
