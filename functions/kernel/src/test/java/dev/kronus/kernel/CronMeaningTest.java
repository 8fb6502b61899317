package dev.kronus.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Unix means by an expression, told by its next times after Friday, 20 November 2026, 06:00.
 */
class CronMeaningTest {
  private static final Instant FRIDAY = Instant.parse("2026-11-20T06:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 18 * * 3|11-25T18:00 12-02T18:00",
        "30 6 * * *|11-20T06:30 11-21T06:30",
        "0 6 * * *|11-21T06:00 11-22T06:00",
        "0 0 1 * *|12-01T00:00 01-01T00:00",
        "0 12 29 2 *|02-29T12:00 02-29T12:00",
        "0 9,21 * * *|11-20T09:00 11-20T21:00 11-21T09:00",
        "0 8-10 * * *|11-20T08:00 11-20T09:00 11-20T10:00 11-21T08:00",
        "0 8-14/3 * * *|11-20T08:00 11-20T11:00 11-20T14:00 11-21T08:00",
        "*/20 7 * * *|11-20T07:00 11-20T07:20 11-20T07:40 11-21T07:00",
        "5/20 7 * * *|11-20T07:05 11-20T07:25 11-20T07:45 11-21T07:05",
        "*/30,15 7 1 1 *|01-01T07:00 01-01T07:15 01-01T07:30 01-01T07:00"
      })
  void readsListsRangesAndSteps(String text, String times) {
    assertTimes(text, times);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 9 * * 0|11-22T09:00 11-29T09:00",
        "0 9 * * 7|11-22T09:00 11-29T09:00",
        "0 9 * * SUN|11-22T09:00 11-29T09:00",
        "0 9 * * 7-7|11-22T09:00 11-29T09:00",
        "0 9 * * */7|11-22T09:00 11-29T09:00",
        "0 9 * * SUN-SUN|11-22T09:00 11-29T09:00",
        "0 9 * * 5-7|11-20T09:00 11-21T09:00 11-22T09:00 11-27T09:00",
        "0 9 * * FRI-SUN|11-20T09:00 11-21T09:00 11-22T09:00 11-27T09:00",
        "0 9 * * sun-Tue|11-22T09:00 11-23T09:00 11-24T09:00 11-29T09:00",
        "0 9 * * 0-1,7|11-22T09:00 11-23T09:00 11-29T09:00",
        "0 9 * * 1-7/2|11-20T09:00 11-22T09:00 11-23T09:00 11-25T09:00",
        "0 9 * * mon,Wed-FRI|11-20T09:00 11-23T09:00 11-25T09:00",
        "0 9 * * 0-SUN|11-22T09:00 11-29T09:00",
        "0 9 * * 0/2|11-21T09:00 11-22T09:00 11-24T09:00 11-26T09:00",
        "0 9 * * WED,SUN-MON|11-22T09:00 11-23T09:00 11-25T09:00",
        "0 9 * * 0-7|11-20T09:00 11-21T09:00 11-22T09:00",
        "0 9 1 JAN,dec *|12-01T09:00 01-01T09:00 12-01T09:00",
        "0 9 1 Oct-Dec *|12-01T09:00 10-01T09:00"
      })
  void readsNamesAndBothSundays(String text, String times) {
    assertTimes(text, times);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 9 1 * 1|11-23T09:00 11-30T09:00 12-01T09:00 12-07T09:00",
        "0 9 13 * 5|11-20T09:00 11-27T09:00 12-04T09:00 12-11T09:00 12-13T09:00",
        "0 9 31 2 1|02-01T09:00 02-08T09:00",
        "0 9 1-31 * 1|11-20T09:00 11-21T09:00 11-22T09:00",
        "0 9 1 * 0-6|11-20T09:00 11-21T09:00 11-22T09:00",
        "0 9 * * 1|11-23T09:00 11-30T09:00",
        "0 9 */1 * 1|11-23T09:00 11-30T09:00",
        "0 9 *,5 * 1|11-23T09:00 11-30T09:00",
        "0 9 1 * */1|12-01T09:00 01-01T09:00",
        "0 9 1 * *|12-01T09:00 01-01T09:00"
      })
  void takesEitherDayFieldWhenBothAreRestricted(String text, String times) {
    assertTimes(text, times);
  }

  /** Vixie cron would say: Mondays whose date is odd. */
  @Test
  void takesASteppedDayFieldForARestriction() {
    assertTimes("0 9 */2 * 1", "11-21T09:00 11-23T09:00 11-25T09:00 11-27T09:00 11-29T09:00");
    assertTimes("0 9 */10 * 1", "11-21T09:00 11-23T09:00 11-30T09:00 12-01T09:00");
    assertTimes("0 9 1 * */6", "11-21T09:00 11-22T09:00 11-28T09:00 11-29T09:00 12-01T09:00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 18 * * 3|cron(0 18 ? * WED *)",
        "30 6 * * *|cron(30 6 * * ? *)",
        "0 9 1 * *|cron(0 9 1 * ? *)",
        "0 9 1,15-17 1-6/2 *|cron(0 9 1,15-17 1,3,5 ? *)",
        "*/15 * * * *|cron(0,15,30,45 * * * ? *)",
        "5/20 8-20/4 * * *|cron(5,25,45 8,12,16,20 * * ? *)",
        "0 9 * * 7|cron(0 9 ? * SUN *)",
        "0 9 * * 5-7|cron(0 9 ? * SUN,FRI,SAT *)",
        "0 9 * * 0-7|cron(0 9 * * ? *)",
        "0 9 * * mon-fri|cron(0 9 ? * MON-FRI *)",
        "0 9 */1 1-12 *|cron(0 9 * * ? *)",
        "0 9 1 * 1|cron(0 9 1 * ? *) cron(0 9 ? * MON *)",
        "0 9 */2 2 0,6|cron(0 9 1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31 2 ? *)"
            + " cron(0 9 ? 2 SUN,SAT *)",
        "0 9 1-31 * 1|cron(0 9 * * ? *)",
        "0 9 1 * 0-6|cron(0 9 * * ? *)",
        "0 9 31 2 1|cron(0 9 ? 2 MON *)"
      })
  void writesItAsEventBridgeReadsIt(String text, String expected) {
    assertEquals(expected, String.join(" ", Cron.of(text).eventBridge()));
  }

  private static void assertTimes(String text, String times) {
    int count = times.split(" ").length;
    List<Occurrence> upcoming = Cron.of(text).upcoming(FRIDAY, ZoneOffset.UTC, count);
    String actual =
        upcoming.stream()
            .map(Occurrence::wanted)
            .map(LocalDateTime::toString)
            .map(time -> time.substring("2026-".length()))
            .collect(Collectors.joining(" "));
    assertEquals(times, actual, text);
  }
}
