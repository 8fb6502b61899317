package dev.kronus.story.storm;

/**
 * P3: nobody is told "glad to hear it" and alarmed about all the same, and of a phone that no
 * question reached it is not said that nobody answered.
 */
final class Honesty implements Promise {
  @Override
  public void judge(Life life, Verdict verdict) {
    for (Talk talk : life.talks) {
      if (!talk.muddled) {
        gladAndQuiet(life, talk, verdict);
        unreachedAndSo(life, talk, verdict);
      }
    }
  }

  private static void gladAndQuiet(Life life, Talk talk, Verdict verdict) {
    if (talk.end != Talk.End.GOOD) {
      return;
    }
    life.alerts.stream()
        .filter(got -> got.at() > talk.closedAt && got.at() < life.next(talk))
        .findFirst()
        .filter(got -> !life.wrote(People::isBad, talk.start(), got.at()))
        .filter(got -> !life.isUnsure(talk.since, got.at()))
        .ifPresent(
            got -> {
              verdict.alarmsFalse++;
              verdict.broken(
                  "P3", got.at(), life, "was told that all is well, and others were not");
            });
  }

  private static void unreachedAndSo(Life life, Talk talk, Verdict verdict) {
    boolean reached =
        !talk.asked()
            .filter(got -> got.at() <= talk.closedAt)
            .allMatch(got -> isKnownMissing(got, talk, verdict));
    if (reached || talk.end != Talk.End.ALARM) {
      return;
    }
    life.alerts.stream()
        .filter(got -> got.at() >= talk.closedAt && got.at() < life.next(talk))
        .filter(got -> got.body().contains("missed a check-in"))
        .findFirst()
        .filter(got -> !life.isUnsure(talk.since, got.at()))
        .ifPresent(
            got ->
                verdict.broken(
                    "P3", got.at(), life, "did not answer, it was said, and was never reached"));
  }

  private static boolean isKnownMissing(Chronicle.Got got, Talk talk, Verdict verdict) {
    long known = verdict.history.chronicle.missingKnown(got);
    return got.missed() && known < talk.closedAt - MINUTE;
  }
}
