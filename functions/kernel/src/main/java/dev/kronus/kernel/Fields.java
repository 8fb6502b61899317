package dev.kronus.kernel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The named values of a request, read one by one by type. Faults are collected, not thrown: {@link
 * #check} names all of them at once, unknown fields included. A reader that found a fault answers
 * null (or an empty Optional), which is never seen, because {@code check} refuses before the record
 * is built.
 */
public final class Fields {
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

  /** A required secret of {@code min} to {@code max} characters, kept to the letter. */
  public String secret(String name, int min, int max) {
    return required(name, optionalSecret(name, min, max));
  }

  /** The same, when sent. */
  public Optional<String> optionalSecret(String name, int min, int max) {
    return string(name)
        .filter(
            raw -> {
              int length = raw.codePointCount(0, raw.length());
              return fits(name, length >= min && length <= max, lengthRule(min, max))
                  && fits(name, raw.indexOf('\uFFFD') < 0, "must be valid UTF-8")
                  && fits(name, raw.indexOf('\0') < 0, "must not contain NUL");
            });
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
    Object raw = sent(name);
    if (raw == null) {
      return Optional.empty();
    }
    boolean whole = raw instanceof Integer || raw instanceof Long;
    long value = whole ? ((Number) raw).longValue() : 0;
    return fits(name, whole && value >= min && value <= max, wholeRule(min, max))
        ? Optional.of((int) value)
        : Optional.empty();
  }

  /**
   * A whole number between {@code min} and {@code max} written as a text, as in a query; when sent.
   */
  public Optional<Integer> optionalNumeral(String name, int min, int max) {
    return parsed(
        name,
        text ->
            text.matches("[0-9]{1,9}")
                ? Optional.of(Integer.valueOf(text)).filter(n -> n >= min && n <= max)
                : Optional.empty(),
        wholeRule(min, max));
  }

  /** True or false, when sent. */
  public Optional<Boolean> optionalFlag(String name) {
    Object raw = sent(name);
    if (raw == null) {
      return Optional.empty();
    }
    return fits(name, raw instanceof Boolean, "must be true or false")
        ? Optional.of((Boolean) raw)
        : Optional.empty();
  }

  /** A text that {@code parse} understands, when sent; {@code rule} completes "name ...". */
  public <T> Optional<T> parsed(String name, Function<String, Optional<T>> parse, String rule) {
    return string(name)
        .flatMap(
            raw -> {
              Optional<T> value = clean(raw) ? parse.apply(raw) : Optional.empty();
              fits(name, value.isPresent(), rule);
              return value;
            });
  }

  /** Notes a fault found by a rule of the caller's own; {@code rule} completes "name ...". */
  public void fault(String name, String rule) {
    faults.add(name + " " + rule + ".");
  }

  /** Refuses with every fault found so far, and every field nobody asked for. */
  public void check() {
    for (String name : new TreeSet<>(values.keySet())) {
      if (!known.contains(name)) {
        faults.add(shown(name) + " is not a field of this request.");
      }
    }
    if (!faults.isEmpty()) {
      throw new Refusal.Invalid(faults);
    }
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
    Object raw = sent(name);
    if (raw == null) {
      return Optional.empty();
    }
    return fits(name, raw instanceof String, "must be a text")
        ? Optional.of((String) raw)
        : Optional.empty();
  }

  private Optional<String> trimmed(String name, String raw, int min, int max) {
    String text = raw.strip();
    int length = text.codePointCount(0, text.length());
    return fits(name, length >= min && length <= max, lengthRule(min, max))
            && fits(name, clean(text), "must be plain text without control characters")
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

  /**
   * No control, format-override, surrogate or replacement characters: they break texts, logs and
   * trust.
   */
  private static boolean clean(String text) {
    return text.codePoints()
        .noneMatch(
            c ->
                Character.isISOControl(c)
                    || c == 0xFFFD
                    || Character.getType(c) == Character.SURROGATE
                    || (c >= 0x202A && c <= 0x202E)
                    || (c >= 0x2066 && c <= 0x2069)
                    || c == 0x2028
                    || c == 0x2029);
  }

  private static String shown(String name) {
    String safe =
        name.codePoints()
            .limit(40)
            .filter(c -> c >= 0x20 && c < 0x7F && c != '"')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return "\"" + safe + "\"";
  }

  private static String lengthRule(int min, int max) {
    return "must be " + min + " to " + max + " characters";
  }

  private static String wholeRule(int min, int max) {
    return "must be a whole number from " + min + " to " + max;
  }
}
