package dev.kronus.kernel;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The five fields of a cron expression, left to right, and how each is read: into a set of whole
 * numbers, one bit each.
 */
enum CronField {
  MINUTE("minute", 0, 59, "5 or 0,30 or 0-30 or */15", ""),
  HOUR("hour", 0, 23, "18 or 8,18 or 8-20 or */6", ""),
  DAY("day", 1, 31, "1 or 1,15 or 1-7 or */2", ""),
  MONTH(
      "month",
      1,
      12,
      "7 or 1,7 or JAN-MAR or */3",
      "- jan feb mar apr may jun jul aug sep oct nov dec"),
  WEEKDAY("weekday", 0, 7, "3 or 1,3 or MON-FRI or */2", "sun mon tue wed thu fri sat");

  /** Sunday has two numbers; inside a set it is always 0. */
  private static final int SUNDAY_AGAIN = 7;

  private static final String VALUE = "([0-9]{1,2}|[a-z]{3})";
  private static final Pattern PART =
      Pattern.compile("(?:\\*|" + VALUE + "(?:-" + VALUE + ")?)(?:/([0-9]{1,2}))?");

  private final String title;
  private final int low;
  private final int high;
  private final String examples;
  private final String names;

  CronField(String title, int low, int high, String examples, String names) {
    this.title = title;
    this.low = low;
    this.high = high;
    this.examples = examples;
    this.names = names;
  }

  /** What a text that {@link #parse} refuses should have been; completes "cron_expression ...". */
  String rule() {
    return "has a wrong %s: it is * or numbers from %d to %d%s, such as %s"
        .formatted(title, low, high, names.isEmpty() ? "" : " or names", examples);
  }

  /** The numbers {@code text} stands for; empty when it is no such field. */
  Optional<Long> parse(String text) {
    long set = 0;
    for (String part : text.toLowerCase(Locale.ROOT).split(",", -1)) {
      long numbers = numbers(PART.matcher(part));
      if (numbers == 0) {
        return Optional.empty();
      }
      set |= numbers;
    }
    return Optional.of(set);
  }

  /** Even {@code 1-31} is a restriction, as in every cron; a star, and what equals it, is none. */
  boolean restricts(String text, long numbers) {
    return !text.startsWith("*") || numbers != all();
  }

  /** Every number this field can have. */
  long all() {
    return range(low, this == WEEKDAY ? SUNDAY_AGAIN - 1 : high, 1);
  }

  /** The set of one part of a list; 0 when it makes no sense. */
  private long numbers(Matcher part) {
    if (!part.matches()) {
      return 0;
    }
    int step = part.group(3) == null ? 1 : Integer.parseInt(part.group(3));
    if (step < 1 || step > high) {
      return 0;
    }
    if (part.group(1) == null) {
      return range(low, high, step);
    }
    int from = number(part.group(1));
    int to = part.group(2) != null ? number(part.group(2)) : part.group(3) != null ? high : from;
    if ("sun".equals(part.group(2)) && from > 0) {
      to = SUNDAY_AGAIN;
    }
    return from < low || to > high ? 0 : range(from, to, step);
  }

  private int number(String value) {
    return Character.isDigit(value.charAt(0))
        ? Integer.parseInt(value)
        : List.of(names.split(" ")).indexOf(value);
  }

  private long range(int from, int to, int step) {
    long set = 0;
    for (int number = from; number <= to; number += step) {
      set |= 1L << (this == WEEKDAY && number == SUNDAY_AGAIN ? 0 : number);
    }
    return set;
  }
}
