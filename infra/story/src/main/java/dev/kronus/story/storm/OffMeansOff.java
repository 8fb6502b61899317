package dev.kronus.story.storm;

import java.util.stream.Stream;

/** P5: after an alarm no more questions until it is switched on again, and its owner is told. */
final class OffMeansOff implements Promise {
  /** What was on its way when the alarm came may still arrive. */
  private static final long ON_ITS_WAY = MINUTE;

  @Override
  public void judge(Life life, Verdict verdict) {
    for (Talk talk : life.talks) {
      if (talk.isAlarm() || talk.end == Talk.End.OVERTAKEN) {
        quiet(life, talk, verdict);
      }
      if (talk.isAlarm()) {
        told(life, talk, verdict);
      }
    }
  }

  private static void quiet(Life life, Talk talk, Verdict verdict) {
    Stream<Chronicle.Got> questions =
        Stream.concat(
            life.strays.stream(), life.talks.stream().flatMap(other -> other.questions.stream()));
    questions
        .filter(got -> got.says() != Says.HANG_IN)
        .filter(got -> got.at() > talk.closedAt + ON_ITS_WAY)
        .filter(got -> !life.switchedOn(talk.closedAt, got.at()))
        .filter(got -> !life.wrote("ON"::equals, talk.closedAt, got.at()))
        .filter(got -> !life.isUnsure(talk.since, got.at()))
        .filter(got -> !isAskedFor(life, got, verdict))
        .findFirst()
        .ifPresent(got -> verdict.broken("P5", got.at(), life, "was asked though an alarm is out"));
  }

  private static boolean isAskedFor(Life life, Chronicle.Got got, Verdict verdict) {
    return verdict.history.chronicle.sents().stream()
        .filter(sent -> sent.from().equals(life.member.phone) && sent.at() <= got.at())
        .anyMatch(sent -> sent.body().startsWith("probe"));
  }

  private static void told(Life life, Talk talk, Verdict verdict) {
    long by = verdict.by(talk.closedAt);
    boolean told =
        life.member.cutOff
            || life.switchedOn(talk.start(), by)
            || life.wrote("ON"::equals, talk.closedAt, by)
            || life.member.optedOut
            || life.off.stream().anyMatch(got -> got.at() >= talk.start() && got.at() <= by);
    if (verdict.isOver(by) && !told && !life.isUnsure(talk.closedAt, by)) {
      verdict.broken("P5", by, life, "was not told that it is off");
    }
  }
}
