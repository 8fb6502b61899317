package dev.kronus.story.storm;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * P1: in fine weather everybody is asked within as many minutes as they allow after each of their
 * times, and always in the same of these minutes.
 */
final class SameMinute implements Promise {
  private static final long HOUR = 60 * MINUTE;

  /** On the day clocks change, the sweeper may be what asks. */
  private static final long SWEPT = 2 * MINUTE;

  @Override
  public void judge(Life life, Verdict verdict) {
    Map<List<Long>, List<Talk>> alike =
        life.talks.stream()
            .filter(talk -> isJudged(life, talk, verdict))
            .collect(
                Collectors.groupingBy(
                    talk -> List.of(account(life, talk), (long) talk.standing.flexible()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    alike.values().forEach(talks -> judge(life, talks, verdict));
  }

  private static void judge(Life life, List<Talk> talks, Verdict verdict) {
    int most = talks.getFirst().standing.flexible();
    boolean same =
        IntStream.rangeClosed(0, most)
            .anyMatch(minute -> talks.stream().allMatch(talk -> isIn(talk, minute)));
    if (!same) {
      boolean late =
          talks.stream()
              .anyMatch(t -> IntStream.rangeClosed(0, most).noneMatch(minute -> isIn(t, minute)));
      String what = late ? "was asked at no time of theirs" : "was not asked in the same minute";
      verdict.broken("P1", talks.getLast().start(), life, what);
    }
  }

  private static boolean isJudged(Life life, Talk talk, Verdict verdict) {
    long from = talk.start() - 2 * HOUR;
    return talk.questions.getFirst().says() == Says.QUESTION
        && !talk.commanded
        && verdict.history.weather.isFine(from, talk.start())
        && !life.isUnsure(from, talk.start())
        && life.deeds.all().stream()
            .noneMatch(did -> did.at() >= from && did.since() <= talk.start());
  }

  /** Which of their accounts it was, by its number. */
  private static long account(Life life, Talk talk) {
    return life.deeds.all().stream()
        .filter(did -> did.what().equals("joins") && did.at() <= talk.start())
        .count();
  }

  private static boolean isIn(Talk talk, int minute) {
    Standing standing = talk.standing;
    long time = talk.start() - minute * MINUTE;
    long late = MINUTE + (clocksChange(standing.zone(), time) ? SWEPT : 0);
    return !standing.beat().times(standing.zone(), time - late, time + SKEW).isEmpty();
  }

  private static boolean clocksChange(ZoneId zone, long at) {
    ZoneOffsetTransition next =
        zone.getRules().nextTransition(Instant.ofEpochMilli(at - 24 * HOUR));
    return next != null && next.getInstant().toEpochMilli() < at + 24 * HOUR;
  }
}
