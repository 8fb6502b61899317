package dev.kronus.story.storm;

import dev.kronus.kernel.PhoneNumber;

/**
 * The silent alarms that reached a phone. Each has an all-clear of its own, and no operator hears
 * that it begins.
 */
final class Hushed {
  private static final long DAY = 24 * 60 * Promise.MINUTE;

  private Hushed() {}

  /**
   * How many there were that it was told of from the day before this talk's end to the next one:
   * whoever was told may end it a day later.
   */
  static int alarms(Life life, Talk talk, PhoneNumber to, Verdict verdict) {
    return (int)
        verdict.history.chronicle.sents().stream()
            .filter(sent -> sent.from().equals(life.member.phone))
            .filter(sent -> sent.body().equals(Moods.DURESS))
            .filter(sent -> sent.at() < life.next(talk))
            .filter(sent -> isToldOf(life, sent, to, talk.closedAt - DAY, verdict))
            .count();
  }

  /**
   * Whether this may be the all-clear of one of them: no more came to that phone since this talk's
   * alarm, nor, with those of earlier alarms that showed, in the day before it.
   */
  static boolean mayBeOver(Life life, Talk talk, Chronicle.Got clear, Verdict verdict) {
    int silent = alarms(life, talk, clear.to(), verdict);
    int open = life.alarms(talk.closedAt - DAY, talk.start());
    return clears(life, talk.closedAt, clear) <= silent
        && clears(life, talk.closedAt - DAY, clear) <= silent + open;
  }

  private static long clears(Life life, long from, Chronicle.Got last) {
    return life.clears.stream()
        .filter(got -> got.to().equals(last.to()))
        .filter(got -> got.at() > from && got.at() <= last.at())
        .count();
  }

  /** Whether a silent alert followed that word then, before the same word was said again. */
  private static boolean isToldOf(
      Life life, Chronicle.Sent word, PhoneNumber to, long since, Verdict verdict) {
    long again =
        verdict.history.chronicle.sents().stream()
            .filter(sent -> sent.from().equals(word.from()) && sent.body().equals(word.body()))
            .mapToLong(Chronicle.Sent::at)
            .filter(at -> at > word.at())
            .min()
            .orElse(Long.MAX_VALUE);
    return life.silent.stream()
        .filter(got -> got.at() > since)
        .anyMatch(got -> got.to().equals(to) && got.at() >= word.at() && got.at() < again);
  }
}
