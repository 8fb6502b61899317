package dev.kronus.story.storm;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * P3: a good answer in time is never followed by an alarm, no alarm comes before its time, and
 * whoever was told hears when all is well.
 */
final class NoFalseAlarm implements Promise {
  private static final long NEWS = 24 * 60 * MINUTE;

  /** As long before an alarm the provider is asked for what went unheard. */
  private static final long LOOKING = 15 * MINUTE;

  @Override
  public void judge(Life life, Verdict verdict) {
    for (Talk talk : life.talks) {
      if (!talk.muddled) {
        inTime(life, talk, verdict);
        notEarly(life, talk, verdict);
        cleared(life, talk, verdict);
      }
    }
  }

  private static boolean isAnswer(Life life, Chronicle.Sent sent) {
    return sent.from().equals(life.member.phone);
  }

  private static void inTime(Life life, Talk talk, Verdict verdict) {
    for (Chronicle.Sent sent : verdict.history.chronicle.sents()) {
      if (!isAnswer(life, sent) || sent.at() < talk.start()) {
        continue;
      }
      if (People.isBad(sent.body())) {
        return;
      }
      OptionalLong heard = verdict.history.chronicle.heardAt(sent);
      boolean good = People.GOOD.contains(sent.body());
      if (good && heard.isPresent() && isInTime(talk, heard.getAsLong())) {
        quiet(life, talk, heard.getAsLong(), got -> true, verdict);
        return;
      }
      if (good && heard.isEmpty() && isInTime(talk, sent.at())) {
        lost(life, talk, sent, verdict);
        return;
      }
    }
  }

  /**
   * A good text in time whose webhook was lost. The provider still has it, and can be asked for it
   * before an alarm, unless the weather is bad just then.
   */
  private static void lost(Life life, Talk talk, Chronicle.Sent sent, Verdict verdict) {
    boolean contradicted =
        verdict.history.chronicle.sents().stream()
            .filter(other -> isAnswer(life, other) && other.at() > sent.at())
            .anyMatch(other -> People.isBad(other.body()) && other.at() < life.next(talk));
    if (!contradicted) {
      quiet(life, talk, sent.at(), got -> isAskable(got.at(), verdict), verdict);
    }
  }

  private static boolean isAskable(long alarm, Verdict verdict) {
    return verdict.history.weather.isFine(alarm - LOOKING, alarm);
  }

  private static boolean isInTime(Talk talk, long heard) {
    return heard < talk.askedBefore(heard) + talk.shortestWindow() - SKEW && heard <= talk.closedAt;
  }

  private static void quiet(
      Life life, Talk talk, long heard, Predicate<Chronicle.Got> isJudged, Verdict verdict) {
    long until = life.next(talk);
    life.alerts.stream()
        .filter(got -> got.at() > heard && got.at() < until)
        .findFirst()
        .filter(isJudged)
        .filter(got -> !life.wrote(People::isBad, heard, got.at()))
        .filter(got -> !life.isUnsure(talk.since, got.at()))
        .ifPresent(
            got -> {
              verdict.alarmsFalse++;
              verdict.broken("P3", got.at(), life, "had answered well, and others were told");
            });
  }

  private static void notEarly(Life life, Talk talk, Verdict verdict) {
    if (talk.end != Talk.End.ALARM || talk.commanded || life.isUnsure(talk.since, talk.closedAt)) {
      return;
    }
    boolean bad =
        verdict.history.chronicle.sents().stream()
            .filter(sent -> isAnswer(life, sent) && sent.at() >= talk.start())
            .anyMatch(sent -> sent.at() <= talk.closedAt && People.isBad(sent.body()));
    long asked = talk.askedBefore(talk.closedAt);
    boolean early = talk.closedAt < asked + talk.window() - SKEW;
    boolean hasty = talk.followUps.size() < talk.retries();
    if (!bad && (early || hasty)) {
      verdict.alarmsFalse++;
      String what = early ? "before the answer was due" : "before every question was asked";
      verdict.broken("P3", talk.closedAt, life, "others were told " + what);
    }
  }

  private static void cleared(Life life, Talk talk, Verdict verdict) {
    List<Chronicle.Got> told =
        life.alerts.stream()
            .filter(got -> got.at() >= talk.start() && got.at() < life.next(talk))
            .toList();
    if (told.isEmpty()) {
      return;
    }
    verdict.alertMessages += told.size();
    for (Chronicle.Got alert : told) {
      life.clears.stream()
          .filter(clear -> clear.to().equals(alert.to()))
          .filter(clear -> clear.at() >= talk.closedAt && clear.at() < alert.at())
          .filter(clear -> life.alarms(clear.at(), alert.at() + 1) == 0)
          .filter(clear -> !Hushed.mayBeOver(life, talk, clear, verdict))
          .filter(clear -> !isOverdue(life, talk, clear))
          .findFirst()
          .ifPresent(
              clear ->
                  verdict.broken(
                      "P3", alert.at(), life, alert.to() + " was alerted after the all-clear"));
    }
    allClear(life, talk, told, verdict);
  }

  /** Whether an all-clear of an earlier alarm may have gone out only now. */
  private static boolean isOverdue(Life life, Talk talk, Chronicle.Got clear) {
    long told = last(life.alerts, clear, talk.start());
    return told > last(life.clears, clear, talk.closedAt);
  }

  private static long last(List<Chronicle.Got> gots, Chronicle.Got like, long before) {
    return gots.stream()
        .filter(got -> got.to().equals(like.to()) && got.at() < before)
        .mapToLong(Chronicle.Got::at)
        .max()
        .orElse(Long.MIN_VALUE);
  }

  private static void allClear(Life life, Talk talk, List<Chronicle.Got> told, Verdict verdict) {
    for (Chronicle.Sent sent : verdict.history.chronicle.sents()) {
      OptionalLong heard = verdict.history.chronicle.heardAt(sent);
      if (heard.isPresent()
          && isAnswer(life, sent)
          && People.GOOD.contains(sent.body())
          && sent.at() > told.getFirst().at()
          && heard.getAsLong()
              < Math.min(life.next(talk) - SKEW, talk.closedAt + NEWS - 10 * MINUTE)) {
        allClear(life, talk, told, heard.getAsLong(), verdict);
        return;
      }
    }
  }

  private static void allClear(
      Life life, Talk talk, List<Chronicle.Got> told, long heard, Verdict verdict) {
    long by = verdict.by(heard);
    if (!verdict.isOver(by) || life.isUnsure(talk.since, by)) {
      return;
    }
    for (Chronicle.Got alert : told) {
      boolean said =
          verdict.history.chronicle.sents().stream()
              .filter(sent -> sent.from().equals(alert.to()))
              .anyMatch(sent -> saysSafe(sent, alert, verdict.history.chronicle));
      if (!said
          && !isCleared(life, talk, alert, by)
          && !alert.missed()
          && !verdict.history.chronicle.isOptedOut(alert.to())
          && alert.at() < heard) {
        verdict.broken("P3", by, life, alert.to() + " was alerted and heard no all-clear");
      }
    }
  }

  /** Whoever was told of a later alarm meanwhile hears of that one's end instead. */
  private static boolean isCleared(Life life, Talk talk, Chronicle.Got alert, long by) {
    Predicate<Chronicle.Got> theirs = got -> got.to().equals(alert.to()) && got.at() <= by;
    return life.clears.stream().filter(theirs).anyMatch(got -> got.at() >= alert.at())
        || life.alerts.stream().filter(theirs).anyMatch(got -> got.at() >= life.next(talk));
  }

  /** Whoever says that all is well need not be told, once they hear that everyone knows. */
  private static boolean saysSafe(Chronicle.Sent sent, Chronicle.Got alert, Chronicle chronicle) {
    boolean later =
        sent.at() >= alert.at()
            || chronicle.gots().stream()
                .filter(got -> got.says() == Says.EVERYONE && got.at() >= alert.at())
                .anyMatch(got -> got.answers().equals(sent.sid()));
    return later && sent.body().toLowerCase(Locale.ROOT).contains("safe");
  }
}
