package dev.kronus.kernel;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The local times a cron expression names, knowing nothing of zones. Each field is a set of
 * numbers, one bit each.
 *
 * @param either whether both day fields are restricted, so that a day needs to match only one
 */
record CronTimes(long minutes, long hours, long days, long months, long weekdays, boolean either) {
  static final int FIELDS = 5;

  /** 28 years have every calendar year there is, each beside its neighbours. */
  private static final LocalDate CALENDAR = LocalDate.of(2001, 1, 1);

  private static final int CALENDAR_DAYS = 28 * 1461 / 4;
  private static final int MINUTES_A_DAY = 24 * 60;

  /** Reads the five fields; when any is wrong, {@code fault} gets why, for each that is. */
  static Optional<CronTimes> parse(List<String> words, Consumer<String> fault) {
    List<Long> sets = new ArrayList<>();
    Iterator<String> word = words.iterator();
    for (CronField field : CronField.values()) {
      field.parse(word.next(), fault).ifPresent(sets::add);
    }
    if (sets.size() < FIELDS) {
      return Optional.empty();
    }
    boolean either =
        CronField.DAY.restricts(words.get(2), sets.get(2))
            && CronField.WEEKDAY.restricts(words.get(4), sets.get(4));
    return Optional.of(
        new CronTimes(sets.get(0), sets.get(1), sets.get(2), sets.get(3), sets.get(4), either));
  }

  /** The first time after {@code after}. There is one: {@link #fires} was asked before. */
  LocalDateTime next(LocalDateTime after) {
    LocalDateTime from = after.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    LocalDate day = from.toLocalDate();
    if (matches(day)) {
      int time = timeFrom(from.toLocalTime());
      if (time < MINUTES_A_DAY) {
        return at(day, time);
      }
    }
    do {
      day = day.plusDays(1);
    } while (!matches(day));
    return at(day, timeFrom(LocalTime.MIDNIGHT));
  }

  /** Whether there is any such time: the 30th of February never comes. */
  boolean fires() {
    return either || daysCome();
  }

  /** Whether its days of the month are in any of its months. */
  boolean daysCome() {
    for (int month = 1; month <= 12; month++) {
      if (has(months, month) && Long.numberOfTrailingZeros(days) <= Month.of(month).maxLength()) {
        return true;
      }
    }
    return false;
  }

  /** How many minutes its closest two times are apart, by a clock without daylight saving. */
  int closest() {
    List<Integer> times = new ArrayList<>();
    for (int time = 0; time < MINUTES_A_DAY; time++) {
      if (has(hours, time / 60) && has(minutes, time % 60)) {
        times.add(time);
      }
    }
    int closest = MINUTES_A_DAY;
    for (int i = 1; i < times.size(); i++) {
      closest = Math.min(closest, times.get(i) - times.get(i - 1));
    }
    int overnight = MINUTES_A_DAY - times.getLast() + times.getFirst();
    return overnight < closest && twoDaysRunning() ? overnight : closest;
  }

  /**
   * Times among which are all of these, so many minutes later; others, too, where several minutes
   * share an hour or some of them come on the next day.
   */
  CronTimes later(int shift) {
    long laterMinutes = 0;
    long laterHours = 0;
    boolean overnight = false;
    for (int time = 0; time < MINUTES_A_DAY; time++) {
      if (has(hours, time / 60) && has(minutes, time % 60)) {
        int later = time + shift;
        laterMinutes |= 1L << later % 60;
        laterHours |= 1L << later / 60 % 24;
        overnight |= later >= MINUTES_A_DAY;
      }
    }
    return overnight
        ? new CronTimes(
            laterMinutes,
            laterHours,
            CronField.DAY.all(),
            CronField.MONTH.all(),
            CronField.WEEKDAY.all(),
            false)
        : new CronTimes(laterMinutes, laterHours, days, months, weekdays, either);
  }

  private boolean twoDaysRunning() {
    boolean before = false;
    for (int i = 0; i <= CALENDAR_DAYS; i++) {
      boolean matches = matches(CALENDAR.plusDays(i));
      if (before && matches) {
        return true;
      }
      before = matches;
    }
    return false;
  }

  private boolean matches(LocalDate date) {
    if (!has(months, date.getMonthValue())) {
      return false;
    }
    boolean day = has(days, date.getDayOfMonth());
    boolean weekday = has(weekdays, date.getDayOfWeek().getValue() % 7);
    return either ? day || weekday : day && weekday;
  }

  /** The first minute of a day that matches, not before {@code from}; a day's length if none. */
  private int timeFrom(LocalTime from) {
    int time = from.getHour() * 60 + from.getMinute();
    while (time < MINUTES_A_DAY) {
      if (!has(hours, time / 60)) {
        time = (time / 60 + 1) * 60;
      } else if (!has(minutes, time % 60)) {
        time++;
      } else {
        return time;
      }
    }
    return MINUTES_A_DAY;
  }

  private static LocalDateTime at(LocalDate day, int time) {
    return day.atTime(time / 60, time % 60);
  }

  static boolean has(long set, int number) {
    return (set >> number & 1) == 1;
  }
}
