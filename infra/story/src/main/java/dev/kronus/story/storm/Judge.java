package dev.kronus.story.storm;

import java.util.List;

/** Judges a history by the promises, from the outside record alone. */
final class Judge {
  private static final List<Promise> PROMISES =
      List.of(
          new NobodyForgotten(),
          new SameMinute(),
          new SilenceHeard(),
          new NoFalseAlarm(),
          new Honesty(),
          new CryHeard(),
          new OptOutTold(),
          new RestKept(),
          new NoStorm(),
          new OffMeansOff(),
          new TokensHold());

  private Judge() {}

  static Verdict of(History history) {
    Verdict verdict = new Verdict(history);
    for (Member member : history.cast.members()) {
      Life life = new Life(member, history);
      PROMISES.forEach(promise -> promise.judge(life, verdict));
    }
    for (String bug : history.chronicle.bugs()) {
      verdict.violations.add(new Violation("P0", history.start, "a function", bug));
    }
    return verdict;
  }
}
