package dev.kronus.kernel;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A random cron expression that knows by itself, part by part, what it matches: slower than {@link
 * Cron} and with nothing in common.
 */
record Expression(List<Field> fields) {
  /** One part of a list; {@code text} is how it is written. */
  record Part(String text, int from, int to, int step) {
    boolean matches(int value) {
      return value >= from && value <= to && (value - from) % step == 0;
    }
  }

  /** One of the five fields. */
  record Field(List<Part> parts) {
    boolean matches(int value) {
      for (Part part : parts) {
        if (part.matches(value)) {
          return true;
        }
      }
      return false;
    }

    boolean star() {
      return parts.size() == 1 && parts.getFirst().text().equals("*");
    }

    @Override
    public String toString() {
      return parts.stream().map(Part::text).collect(Collectors.joining(","));
    }
  }

  static Expression random(Random random) {
    List<Field> fields = new ArrayList<>();
    fields.add(field(random, 0, 59));
    fields.add(field(random, 0, 23));
    fields.add(field(random, 1, 31));
    fields.add(field(random, 1, 12));
    fields.add(field(random, 0, 7));
    return new Expression(fields);
  }

  /** One that {@link Cron} takes. */
  static Expression sound(Random random) {
    Expression expression = random(random);
    while (Cron.parse(expression.toString(), fault -> {}).isEmpty()) {
      expression = random(random);
    }
    return expression;
  }

  private static Field field(Random random, int low, int high) {
    if (random.nextInt(3) == 0) {
      return new Field(List.of(new Part("*", low, high, 1)));
    }
    List<Part> parts = new ArrayList<>();
    do {
      parts.add(part(random, low, high));
    } while (random.nextInt(3) == 0);
    return new Field(parts);
  }

  private static Part part(Random random, int low, int high) {
    int from = low + random.nextInt(high - low + 1);
    int to = from + random.nextInt(high - from + 1);
    int step = 2 + random.nextInt(high - 1);
    return switch (random.nextInt(6)) {
      case 0 -> new Part("*/" + step, low, high, step);
      case 1 -> new Part(from + "-" + to, from, to, 1);
      // A range of weekdays in steps of 7 is refused.
      case 2 -> stepped(from, to, high == 7 ? Math.min(step, 6) : step);
      default -> new Part("" + from, from, from, 1);
    };
  }

  private static Part stepped(int from, int to, int step) {
    return new Part(from + "-" + to + "/" + step, from, to, step);
  }

  boolean matches(LocalDateTime at) {
    return fields.get(0).matches(at.getMinute())
        && fields.get(1).matches(at.getHour())
        && matches(at.toLocalDate());
  }

  boolean matches(LocalDate date) {
    Field days = fields.get(2);
    Field weekdays = fields.get(4);
    int weekday = date.getDayOfWeek().getValue();
    boolean day = days.matches(date.getDayOfMonth());
    boolean ofWeek = weekdays.matches(weekday) || (weekday == 7 && weekdays.matches(0));
    boolean both = !days.star() && !weekdays.star();
    boolean today = both ? (day || ofWeek) : (day && ofWeek);
    return today && fields.get(3).matches(date.getMonthValue());
  }

  @Override
  public String toString() {
    return fields.stream().map(Field::toString).collect(Collectors.joining(" "));
  }
}
