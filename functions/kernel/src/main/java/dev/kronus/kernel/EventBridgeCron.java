package dev.kronus.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Writes cron times as EventBridge Scheduler reads them: six fields, the last the year; one day
 * field, and only one, is {@code ?}; weekdays by name, because its numbers begin at 1.
 */
final class EventBridgeCron {
  private static final List<String> WEEKDAYS =
      List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  private EventBridgeCron() {}

  static List<String> of(CronTimes times) {
    String days = numbers(CronField.DAY, times.days());
    String weekdays = written(CronField.WEEKDAY, times.weekdays(), WEEKDAYS::get);
    if (!times.either()) {
      return List.of(weekdays.equals("*") ? cron(times, days, "?") : cron(times, "?", weekdays));
    }
    if (days.equals("*") || weekdays.equals("*")) {
      return List.of(cron(times, "*", "?"));
    }
    String byWeekday = cron(times, "?", weekdays);
    return times.daysCome() ? List.of(cron(times, days, "?"), byWeekday) : List.of(byWeekday);
  }

  private static String cron(CronTimes times, String days, String weekdays) {
    return "cron(%s %s %s %s %s *)"
        .formatted(
            numbers(CronField.MINUTE, times.minutes()),
            numbers(CronField.HOUR, times.hours()),
            days,
            numbers(CronField.MONTH, times.months()),
            weekdays);
  }

  private static String numbers(CronField field, long set) {
    return written(field, set, Integer::toString);
  }

  /** A star, or the shortest list of values and ranges. */
  private static String written(CronField field, long set, IntFunction<String> name) {
    if (set == field.all()) {
      return "*";
    }
    List<String> runs = new ArrayList<>();
    long rest = set;
    while (rest != 0) {
      int first = Long.numberOfTrailingZeros(rest);
      int last = first + Long.numberOfTrailingZeros(~(rest >>> first)) - 1;
      runs.add(run(first, last, name));
      rest &= -1L << (last + 1);
    }
    return String.join(",", runs);
  }

  private static String run(int first, int last, IntFunction<String> name) {
    if (first == last) {
      return name.apply(first);
    }
    return name.apply(first) + (last == first + 1 ? "," : "-") + name.apply(last);
  }
}
