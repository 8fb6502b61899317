package dev.kronus.story.storm;

import java.util.List;

/** P5: who rests is not asked before the rest is over. That they are asked after it is P1's. */
final class RestKept implements Promise {
  @Override
  public void judge(Life life, Verdict verdict) {
    List<Chronicle.Did> deeds = life.deeds.all();
    for (int i = 0; i < deeds.size(); i++) {
      if (deeds.get(i).what().startsWith("rests")) {
        long next = i + 1 < deeds.size() ? deeds.get(i + 1).since() : verdict.history.end;
        judge(life, deeds.get(i), next, verdict);
      }
    }
  }

  private static void judge(Life life, Chronicle.Did rest, long next, Verdict verdict) {
    long from = verdict.by(rest.at());
    long to = Math.min(next, rest.standing().pausedUntil()) - MINUTE;
    life.talks.stream()
        .filter(talk -> talk.start() > from && talk.start() < to && !talk.commanded)
        .filter(talk -> talk.questions.getFirst().says() == Says.QUESTION)
        .filter(talk -> life.signs.stream().noneMatch(at -> at > rest.at() && at < talk.start()))
        .filter(talk -> !mayBeOver(life, rest, talk.start()))
        .findFirst()
        .ifPresent(
            talk -> verdict.broken("P5", talk.start(), life, "was asked in spite of a rest"));
  }

  /** Whether they wanted it to end, and nobody can say whether that was taken in. */
  private static boolean mayBeOver(Life life, Chronicle.Did rest, long at) {
    return life.unheard.stream()
        .filter(sent -> sent.at() >= rest.at() && sent.at() <= at)
        .anyMatch(sent -> sent.body().equals("RESUME"));
  }
}
