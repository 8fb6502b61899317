package dev.kronus.story.storm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** P4: nothing is said twice, but once more for each answer of the provider's that was lost. */
final class NoStorm implements Promise {
  private static final long DAY = 24 * 60 * MINUTE;

  @Override
  public void judge(Life life, Verdict verdict) {
    for (Talk talk : life.talks) {
      if (!talk.commanded) {
        most(life, talk.questions, 1 + missed(talk.questions), "questions", verdict);
        boolean sure = !life.isUnsure(talk.since, talk.start() + SKEW);
        if (sure) {
          int most = talk.retries() + missed(talk.followUps);
          most(life, talk.followUps, most, "follow-ups", verdict);
        }
      }
      if (talk.isAlarm() && !talk.muddled) {
        alarm(life, talk, verdict);
      }
    }
  }

  /** A question that went missing is asked once more. */
  private static int missed(List<Chronicle.Got> questions) {
    return (int) questions.stream().filter(Chronicle.Got::missed).count();
  }

  private static void alarm(Life life, Talk talk, Verdict verdict) {
    if (!life.isUnsure(talk.since, talk.closedAt)) {
      each(
          within(life, talk, life.alerts),
          Chronicle.Got::to,
          life,
          rounds(life, talk, verdict),
          "alerts",
          verdict);
    }
    clears(life, talk, verdict);
    List<Chronicle.Got> told =
        within(life, talk, life.told).stream().filter(got -> got.says() == Says.TOLD).toList();
    each(told, Chronicle.Got::body, life, begun(life, talk), "owner's notices", verdict);
  }

  private static void clears(Life life, Talk talk, Verdict verdict) {
    int open = Math.max(alarms(life, talk), life.alarms(talk.since - DAY, life.next(talk)));
    within(life, talk, life.clears).stream()
        .collect(Collectors.groupingBy(Chronicle.Got::to))
        .forEach(
            (to, some) ->
                most(
                    life,
                    some,
                    open + Hushed.alarms(life, talk, to, verdict),
                    "all-clears",
                    verdict));
  }

  /** How often one contact may be told, by the settings of each alarm since its question. */
  private static int rounds(Life life, Talk talk, Verdict verdict) {
    int further =
        life.alarms.times().stream()
            .filter(at -> at >= talk.start() && at < life.next(talk))
            .skip(1)
            .mapToInt(at -> rounds(life, at, verdict))
            .sum();
    return talk.standing.rounds() + further;
  }

  /** As they were when it was told of, or when it may have begun. */
  private static int rounds(Life life, long alarm, Verdict verdict) {
    Standing before = life.standingAt(verdict.history.weather.since(alarm));
    return Math.max(before.rounds(), life.standingAt(alarm).rounds());
  }

  /** How many alarms began since its question: some need none. */
  private static int begun(Life life, Talk talk) {
    return Math.max(1, life.alarms(talk.start(), life.next(talk)));
  }

  /** How many alarms an all-clear may be for: of the day before the answer that it follows. */
  private static int alarms(Life life, Talk talk) {
    return (int)
        life.talks.stream()
            .filter(other -> other.isAlarm() && other.start() <= talk.start())
            .filter(other -> other.closedAt > talk.since - DAY)
            .count();
  }

  private static List<Chronicle.Got> within(Life life, Talk talk, List<Chronicle.Got> all) {
    return all.stream()
        .filter(got -> got.at() >= talk.start() && got.at() < life.next(talk))
        .toList();
  }

  private static void each(
      List<Chronicle.Got> all,
      Function<Chronicle.Got, Object> alike,
      Life life,
      int most,
      String what,
      Verdict verdict) {
    all.stream()
        .collect(Collectors.groupingBy(alike, LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(some -> most(life, some, most, what, verdict));
  }

  private static void most(
      Life life, List<Chronicle.Got> gots, int most, String what, Verdict verdict) {
    long lost = gots.stream().filter(Chronicle.Got::lost).count();
    if (gots.size() > most) {
      verdict.doubled += gots.size() - most;
    }
    if (gots.size() > most + lost) {
      verdict.broken(
          "P4",
          gots.getLast().at(),
          life,
          "%d %s to %s, where %d and %d more are allowed"
              .formatted(gots.size(), what, gots.getLast().to(), most, lost));
    }
  }
}
