package dev.kronus.kernel;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.Between;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.expression.On;
import com.cronutils.model.field.value.FieldValue;
import com.cronutils.parser.CronParser;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The five fields of a cron expression, left to right. cron-utils parses each; what it read becomes
 * a set of whole numbers, one bit each, and what it would misread never reaches it.
 */
enum CronField {
  MINUTE(CronFieldName.MINUTE, "minute", 0, 59, "such as 5 or 0,30 or 0-30 or */15"),
  HOUR(CronFieldName.HOUR, "hour", 0, 23, "such as 18 or 8,18 or 8-20 or */6"),
  DAY(CronFieldName.DAY_OF_MONTH, "day", 1, 31, "such as 1 or 1,15 or 1-7 or */2"),
  MONTH(CronFieldName.MONTH, "month", 1, 12, "or names, such as 7 or 1,7 or JAN-MAR or */3"),
  WEEKDAY(
      CronFieldName.DAY_OF_WEEK, "weekday", 0, 7, "or names, such as 3 or 1,3 or MON-FRI or */2");

  /** Sunday has two numbers; inside a set it is always 0. */
  private static final int SUNDAY_AGAIN = 7;

  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  /** What cron-utils lets pass: other digits, +5, 007, /15, 1-5-, and steps it only half reads. */
  private static final Pattern LOOSE =
      Pattern.compile("[^0-9A-Za-z*,/-]|[0-9]{3}|(?<![^,])/|/(?![0-9]{1,2}(,|$))|-(,|$)");

  /** In these places cron-utils takes a 7 for a Sunday and makes it 0, so 7/2 would be 0/2. */
  private static final Pattern SEVEN = Pattern.compile("(?<![^,])0?7/|-[0-9A-Z]+/0?7(?![0-9])");

  private static final String NO_SEVEN =
      "has a wrong weekday: a step cannot start at 7, nor be 7 after a range;"
          + " name the days instead, such as SUN or MON,THU";

  private final CronFieldName name;
  private final String title;
  private final int low;
  private final int high;
  private final String examples;

  CronField(CronFieldName name, String title, int low, int high, String examples) {
    this.name = name;
    this.title = title;
    this.low = low;
    this.high = high;
    this.examples = examples;
  }

  /** The numbers {@code text} stands for; when it is no such field, {@code fault} gets why. */
  Optional<Long> parse(String text, Consumer<String> fault) {
    if (text.equals("*")) {
      return Optional.of(all());
    }
    if (LOOSE.matcher(text).find()) {
      return refuse(rule(), fault);
    }
    String word = text.toUpperCase(Locale.ROOT);
    if (this == WEEKDAY) {
      if (SEVEN.matcher(word).find()) {
        return refuse(NO_SEVEN, fault);
      }
      word = withSundayFirst(word);
    }
    try {
      return Optional.of(numbers(expression(word)));
    } catch (IllegalArgumentException _) {
      // Its own text repeats what was sent and does not say what would be right.
      return refuse(rule(), fault);
    }
  }

  private static Optional<Long> refuse(String rule, Consumer<String> fault) {
    fault.accept(rule);
    return Optional.empty();
  }

  private String rule() {
    return "has a wrong %s: it is * or numbers from %d to %d%s%s"
        .formatted(title, low, high, examples.startsWith("or") ? " " : ", ", examples);
  }

  /** SUN is 7 to cron-utils, so that it refuses SUN-TUE; FRI-SUN it reads as everybody does. */
  private static String withSundayFirst(String word) {
    return word.replaceAll("(?<![^,])SUN-", "0-").replaceAll("(?<![^,])00?-SUN(?![0-9A-Z])", "0-0");
  }

  /** One field among stars, so that each is blamed for itself and not only the first. */
  private FieldExpression expression(String word) {
    String text =
        Stream.of(values())
            .map(field -> field == this ? word : "*")
            .collect(Collectors.joining(" "));
    return PARSER.parse(text).retrieve(name).getExpression();
  }

  private long numbers(FieldExpression read) {
    return switch (read) {
      case Always _ -> range(low, high, 1);
      case On on -> range(number(on.getTime()), number(on.getTime()), 1);
      case Between between -> range(number(between.getFrom()), number(between.getTo()), 1);
      case Every every -> stepped(every.getExpression(), number(every.getPeriod()));
      case And list ->
          list.getExpressions().stream().mapToLong(this::numbers).reduce(0, (a, b) -> a | b);
      default -> throw new IllegalArgumentException(read.getClass().getSimpleName());
    };
  }

  private long stepped(FieldExpression start, int step) {
    return switch (start) {
      case Always _ -> range(low, high, step);
      case On on -> range(number(on.getTime()), high, step);
      case Between between -> range(number(between.getFrom()), number(between.getTo()), step);
      default -> throw new IllegalArgumentException(start.getClass().getSimpleName());
    };
  }

  private static int number(FieldValue<?> value) {
    return (Integer) value.getValue();
  }

  private long range(int from, int to, int step) {
    long set = 0;
    for (int number = from; number <= to; number += step) {
      set |= 1L << (this == WEEKDAY && number == SUNDAY_AGAIN ? 0 : number);
    }
    return set;
  }

  /** Even {@code 1-31} is a restriction, as in every cron; a star, and what equals it, is none. */
  boolean restricts(String text, long numbers) {
    return !text.startsWith("*") || numbers != all();
  }

  /** Every number this field can have. */
  long all() {
    return range(low, this == WEEKDAY ? SUNDAY_AGAIN - 1 : high, 1);
  }
}
