package dev.kronus.story.storm;

/** One promise, judged from the outside record of one member's life. */
interface Promise {
  /** Clocks of functions differ by up to 2 s either way, and rounding adds one. */
  long SKEW = 5_000;

  long MINUTE = 60_000;

  void judge(Life life, Verdict verdict);
}
