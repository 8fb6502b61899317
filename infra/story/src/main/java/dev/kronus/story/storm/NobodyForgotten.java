package dev.kronus.story.storm;

import java.util.List;

/** P1: every scheduled time leads to a question, or there is a reason that anyone can see. */
final class NobodyForgotten implements Promise {
  @Override
  public void judge(Life life, Verdict verdict) {
    List<Chronicle.Did> deeds = life.deeds.all();
    for (int i = 0; i < deeds.size(); ) {
      boolean sure = !life.deeds.isUnsure(i);
      Chronicle.Did did = deeds.get(i++);
      int flexible = did.standing().flexible();
      for (; i < deeds.size() && deeds.get(i).isOfMinutes(); i++) {
        flexible = Math.max(flexible, deeds.get(i).standing().flexible());
      }
      long to = i < deeds.size() ? deeds.get(i).since() : verdict.history.end;
      if (did.standing().there() && did.standing().on() && sure) {
        judge(life, did, to, flexible * MINUTE, verdict);
      }
    }
  }

  /**
   * The times until something else holds. Who says only how exactly they want to be asked is asked
   * for the same times.
   */
  private static void judge(Life life, Chronicle.Did did, long to, long flexible, Verdict verdict) {
    Standing standing = did.standing();
    for (long due : standing.beat().times(standing.zone(), did.at() + SKEW, to - flexible)) {
      boolean rests = due < standing.pausedUntil() + MINUTE;
      if (!rests && !isEarly(life, standing, due, flexible)) {
        judge(life, verdict, due, due + flexible);
      }
    }
  }

  private static void judge(Life life, Verdict verdict, long due, long latest) {
    long by = verdict.by(latest);
    if (!verdict.isOver(by)
        || life.isUnsure(due - SKEW, by)
        || mayBeOff(life, due, latest, verdict)) {
      return;
    }
    boolean answered = life.unasked.stream().anyMatch(got -> isWithin(got, due, by));
    boolean heard = answered || isAsked(life, due, by) || isTalking(life, due, by);
    boolean known = isOff(life, due, by) || OptOutTold.saysWhy(life, due, by, verdict);
    if (!heard && !known && !mayHaveAnswered(life, due, by)) {
      verdict.broken("P1", due, life, "was not asked, and nothing says why");
    }
  }

  /** Whether they wanted to rest or be off then, and nobody can say whether that was taken in. */
  private static boolean mayBeOff(Life life, long due, long latest, Verdict verdict) {
    return mayRest(life, due)
        || life.unheard.stream()
            .filter(sent -> sent.at() <= latest)
            .anyMatch(
                sent -> due <= Moods.restsUntil(sent) + MINUTE || isCode(life, sent, due, verdict));
  }

  /**
   * Whether this is the code that they were asked for, to rest so long or to be off. Nothing but
   * its end ends a rest: it lasts through a change of their times.
   */
  private static boolean isCode(Life life, Chronicle.Sent code, long due, Verdict verdict) {
    Chronicle chronicle = verdict.history.chronicle;
    return chronicle.gots().stream()
        .filter(got -> got.to().equals(code.from()) && got.says() == Says.CODE)
        .filter(got -> got.at() <= code.at())
        .filter(got -> code.body().equals(Says.CODE.code(got.body())))
        .anyMatch(got -> rests(chronicle, got, due) || !life.switchedOn(code.at(), due));
  }

  private static boolean rests(Chronicle chronicle, Chronicle.Got asking, long due) {
    return chronicle.sents().stream()
        .filter(sent -> sent.sid().equals(asking.answers()))
        .anyMatch(sent -> due <= Moods.restsUntil(sent) + MINUTE);
  }

  /** Whether they rested, and nobody can say whether a STOP of theirs ended that. */
  private static boolean mayRest(Life life, long due) {
    return life.deeds.all().stream()
        .filter(did -> did.at() <= due && due < did.standing().pausedUntil() + MINUTE)
        .anyMatch(
            did ->
                life.unheard.stream()
                    .filter(sent -> sent.body().equals(Moods.STOP))
                    .anyMatch(sent -> sent.at() >= did.at() && sent.at() <= due));
  }

  /**
   * Whether a good text of theirs, of which nobody can say whether Kronus took it in, may have been
   * the answer while the question was still on its way, or early: then nothing is left to ask.
   */
  private static boolean mayHaveAnswered(Life life, long due, long by) {
    Standing standing = life.standingAt(due);
    return life.unheard.stream()
        .filter(sent -> People.GOOD.contains(sent.body()))
        .anyMatch(sent -> sent.at() >= due - early(standing) && sent.at() <= by);
  }

  /** As long before a time they may say that they are all right, and it counts. */
  private static long early(Standing standing) {
    return (standing.retries() + 1) * standing.window() + MINUTE;
  }

  /** Whether they said that they are all right shortly before, and it was to count. */
  private static boolean isEarly(Life life, Standing standing, long due, long flexible) {
    long latest = due + flexible + MINUTE;
    return life.early.stream()
        .anyMatch(got -> got.at() >= due - early(standing) && got.at() <= latest);
  }

  private static boolean isAsked(Life life, long due, long by) {
    return life.talks.stream()
        .flatMap(talk -> talk.questions.stream())
        .anyMatch(got -> isWithin(got, due, by));
  }

  private static boolean isWithin(Chronicle.Got got, long due, long by) {
    return got.at() >= due - SKEW && got.at() <= by;
  }

  /** Whether an earlier question was still open then. */
  private static boolean isTalking(Life life, long due, long by) {
    return life.talks.stream()
        .filter(talk -> talk.start() <= by)
        .anyMatch(
            talk ->
                talk.closedAt >= due - SKEW
                    || (talk.end == Talk.End.UNHEARD && life.next(talk) > due));
  }

  /** Whether an alarm had switched it off, and nobody had switched it on again. */
  private static boolean isOff(Life life, long due, long by) {
    return life.signs.stream().anyMatch(sign -> sign <= by && !life.switchedOn(sign, due));
  }
}
