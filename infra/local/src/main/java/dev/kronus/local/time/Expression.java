package dev.kronus.local.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A schedule expression of EventBridge Scheduler: {@code cron}, {@code rate} or {@code at}. */
public interface Expression {
  Pattern FORM = Pattern.compile("(cron|rate|at)\\((.+)\\)");
  Pattern RATE = Pattern.compile("([1-9][0-9]{0,8}) (minute|hour|day)s?");

  /** The first time after {@code after}, for a schedule made at {@code made}. */
  Optional<Instant> next(Instant made, Instant after);

  /** Whether it happens once. */
  default boolean once() {
    return false;
  }

  /**
   * Reads an expression; the zone matters to {@code cron} and {@code at}.
   *
   * @throws IllegalArgumentException when AWS would refuse it
   */
  static Expression parse(String text, ZoneId zone) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("not a schedule expression: " + text);
    }
    String inner = form.group(2);
    return switch (form.group(1)) {
      case "cron" -> new CronExpression(inner, zone);
      case "rate" -> rate(inner);
      default -> at(inner, zone);
    };
  }

  /** Every so often, counted from when it was made. */
  record Rate(Duration every) implements Expression {
    @Override
    public Optional<Instant> next(Instant made, Instant after) {
      if (after.isBefore(made)) {
        return Optional.of(made);
      }
      long passed = Duration.between(made, after).dividedBy(every);
      return Optional.of(made.plus(every.multipliedBy(passed + 1)));
    }
  }

  /** Once. One that lay in the past when it was made fires at once. */
  record At(Instant at) implements Expression {
    @Override
    public Optional<Instant> next(Instant made, Instant after) {
      return Optional.of(at);
    }

    @Override
    public boolean once() {
      return true;
    }
  }

  private static Expression rate(String text) {
    Matcher rate = RATE.matcher(text);
    if (!rate.matches()) {
      throw new IllegalArgumentException("not a rate: " + text);
    }
    long value = Long.parseLong(rate.group(1));
    return new Rate(
        switch (rate.group(2)) {
          case "minute" -> Duration.ofMinutes(value);
          case "hour" -> Duration.ofHours(value);
          default -> Duration.ofDays(value);
        });
  }

  private static Expression at(String text, ZoneId zone) {
    try {
      return new At(LocalDateTime.parse(text).atZone(zone).toInstant());
    } catch (DateTimeParseException malformed) {
      throw new IllegalArgumentException("not a time: " + text, malformed);
    }
  }
}
