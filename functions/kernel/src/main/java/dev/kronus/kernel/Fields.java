package dev.kronus.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The named values of a request, read one by one by type. Faults are collected, not thrown: {@link
 * #check} names all of them at once, unknown fields included. A reader that found a fault answers
 * null (or an empty Optional), which is never seen, because {@code check} refuses before the record
 * is built.
 */
public final class Fields {
  private static final String CLEAN_RULE =
      "must be plain text, without control or invisible characters";
  private static final String FLAG_RULE = "must be true or false";
  private static final int UNKNOWN_SHOWN = 20;
  private static final int NAME_SHOWN = 40;

  private final Map<String, Object> values;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<String> faults = new ArrayList<>();

  public Fields(Map<String, Object> values) {
    this.values = values;
  }

  /** Whether the caller sent {@code name}, null included. */
  public boolean has(String name) {
    known.add(name);
    return values.containsKey(name);
  }

  /**
   * A required text of {@code min} to {@code max} characters after trimming, without control
   * characters.
   */
  public String text(String name, int min, int max) {
    return required(name, optionalText(name, min, max));
  }

  /** The same, when sent. */
  public Optional<String> optionalText(String name, int min, int max) {
    return string(name).flatMap(raw -> trimmed(name, raw, min, max));
  }

  /** A text as above, when sent; sent as null, it is empty. */
  public Optional<String> optionalNullableText(String name, int min, int max) {
    if (has(name) && values.get(name) == null) {
      return Optional.of("");
    }
    return optionalText(name, min, max);
  }

  /** A required secret of {@code min} to {@code max} characters, kept to the letter. */
  public String secret(String name, int min, int max) {
    return required(name, optionalSecret(name, min, max));
  }

  /** The same, when sent. */
  public Optional<String> optionalSecret(String name, int min, int max) {
    return string(name)
        .filter(
            raw ->
                fits(name, lengthFits(raw, min, max), lengthRule(min, max))
                    && fits(
                        name, raw.codePoints().noneMatch(PlainText::broken), "must be valid UTF-8")
                    && fits(name, raw.indexOf('\0') < 0, "must not contain NUL"));
  }

  /** A required telephone number, international, valid. */
  public PhoneNumber phone(String name) {
    return required(name, optionalPhone(name));
  }

  /** The same, when sent. */
  public Optional<PhoneNumber> optionalPhone(String name) {
    return parsed(
        name,
        PhoneNumber::parse,
        "must be a valid phone number in international form, such as +14155550123");
  }

  /** A required e-mail address. */
  public Email email(String name) {
    return required(name, optionalEmail(name));
  }

  /** The same, when sent. */
  public Optional<Email> optionalEmail(String name) {
    return parsed(name, Email::parse, "must be a valid e-mail address");
  }

  /** A whole number between {@code min} and {@code max}, when sent. */
  public Optional<Integer> optionalInteger(String name, int min, int max) {
    return Optional.ofNullable(sent(name))
        .filter(raw -> fits(name, isWhole(raw, min, max), wholeRule(min, max)))
        .map(raw -> ((Number) raw).intValue());
  }

  /** The same, also written as a text, as all is in a query. */
  public Optional<Integer> optionalNumeral(String name, int min, int max) {
    return isText(name)
        ? parsed(name, text -> numeral(text).filter(n -> n >= min && n <= max), wholeRule(min, max))
        : optionalInteger(name, min, max);
  }

  /** What was sent under names that nobody has asked for yet; now somebody has. */
  public Map<String, Object> others() {
    Map<String, Object> others = new LinkedHashMap<>(values);
    others.keySet().removeAll(known);
    known.addAll(others.keySet());
    return others;
  }

  /** True or false, when sent. */
  public Optional<Boolean> optionalFlag(String name) {
    return optional(name, Boolean.class, FLAG_RULE);
  }

  /** The same, also written as a text. */
  public Optional<Boolean> optionalSwitch(String name) {
    return isText(name)
        ? parsed(name, Fields::flag, FLAG_RULE)
        : optional(name, Boolean.class, FLAG_RULE);
  }

  /** An object of any shape, when sent. */
  @SuppressWarnings("unchecked")
  public Optional<Map<String, Object>> optionalObject(String name) {
    return optional(name, Map.class, "must be an object").map(map -> (Map<String, Object>) map);
  }

  /** A list of anything, when sent. */
  @SuppressWarnings("unchecked")
  public Optional<List<Object>> optionalList(String name) {
    return optional(name, List.class, "must be a list").map(list -> (List<Object>) list);
  }

  /**
   * A text that {@code parse}, given it trimmed, understands, when sent; {@code rule} completes
   * "name ...".
   */
  public <T> Optional<T> parsed(String name, Function<String, Optional<T>> parse, String rule) {
    return string(name)
        .flatMap(
            raw -> {
              String text = raw.strip();
              Optional<T> value = PlainText.clean(text) ? parse.apply(text) : Optional.empty();
              fits(name, value.isPresent(), rule);
              return value;
            });
  }

  /**
   * The same for a {@code parse} that knows better what is wrong: it hands the rules that were
   * broken, each completing "name ...", to the consumer.
   */
  public <T> Optional<T> parsed(
      String name, BiFunction<String, Consumer<String>, Optional<T>> parse) {
    return string(name)
        .map(String::strip)
        .filter(text -> fits(name, PlainText.clean(text), CLEAN_RULE))
        .flatMap(text -> parse.apply(text, rule -> fault(name, rule)));
  }

  /** A cron expression, when sent. */
  public Optional<Cron> optionalCron(String name) {
    return parsed(name, Cron::parse);
  }

  /** Notes a fault found by a rule of the caller's own; {@code rule} completes "name ...". */
  public void fault(String name, String rule) {
    faults.add(name + " " + rule + ".");
  }

  /** The same about a name that a caller chose. */
  public void foreignFault(String name, String rule) {
    faults.add(shown(name) + " " + rule + ".");
  }

  /** Refuses with every fault found so far, and every field nobody asked for. */
  public void check() {
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(known);
    unknown.stream()
        .limit(UNKNOWN_SHOWN)
        .forEach(name -> faults.add(shown(name) + " is not a field of this request."));
    if (unknown.size() > UNKNOWN_SHOWN) {
      faults.add((unknown.size() - UNKNOWN_SHOWN) + " more are not fields of this request.");
    }
    if (!faults.isEmpty()) {
      throw new Refusal.Invalid(faults);
    }
  }

  private boolean isText(String name) {
    return values.get(name) instanceof String;
  }

  private Object sent(String name) {
    if (!has(name)) {
      return null;
    }
    Object raw = values.get(name);
    if (raw == null) {
      fault(name, "must not be null");
    }
    return raw;
  }

  private Optional<String> string(String name) {
    return optional(name, String.class, "must be a string");
  }

  private <T> Optional<T> optional(String name, Class<T> type, String rule) {
    return Optional.ofNullable(sent(name))
        .filter(raw -> fits(name, type.isInstance(raw), rule))
        .map(type::cast);
  }

  private Optional<String> trimmed(String name, String raw, int min, int max) {
    String text = raw.strip();
    boolean seen = min == 0 || text.codePoints().anyMatch(PlainText::visible);
    return fits(name, seen && lengthFits(text, min, max), lengthRule(min, max))
            && fits(name, PlainText.clean(text), CLEAN_RULE)
        ? Optional.of(text)
        : Optional.empty();
  }

  private <T> T required(String name, Optional<T> value) {
    if (!values.containsKey(name)) {
      fault(name, "is required");
    }
    return value.orElse(null);
  }

  private boolean fits(String name, boolean holds, String rule) {
    if (!holds) {
      fault(name, rule);
    }
    return holds;
  }

  private static boolean lengthFits(String text, int min, int max) {
    int length = text.codePointCount(0, text.length());
    return length >= min && length <= max;
  }

  private static boolean isWhole(Object raw, int min, int max) {
    boolean whole = raw instanceof Integer || raw instanceof Long;
    return whole && ((Number) raw).longValue() >= min && ((Number) raw).longValue() <= max;
  }

  private static Optional<Integer> numeral(String text) {
    return text.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static Optional<Boolean> flag(String text) {
    return text.matches("true|false") ? Optional.of(Boolean.valueOf(text)) : Optional.empty();
  }

  private static String shown(String name) {
    String safe =
        name.codePoints()
            .limit(NAME_SHOWN)
            .filter(c -> c >= 0x20 && c < 0x7F && c != '"')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return "\"" + safe + "\"";
  }

  private static String lengthRule(int min, int max) {
    return min == max
        ? "must be " + min + " characters"
        : "must be " + min + " to " + max + " characters";
  }

  private static String wholeRule(int min, int max) {
    return "must be a whole number from " + min + " to " + max;
  }
}
