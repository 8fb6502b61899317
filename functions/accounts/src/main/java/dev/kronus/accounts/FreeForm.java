package dev.kronus.accounts;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON of any shape within bounds, and how it is stored: items hold texts, whole numbers and flags,
 * so other numbers and null are written as an object of one name that no caller can send.
 */
final class FreeForm {
  static final String VALUES = "values";

  private static final int MOST_BYTES = 16 * 1024;
  private static final int MOST_KEYS = 64;
  private static final int LONGEST_KEY = 64;
  private static final int DEEPEST = 5;

  /** Not a name anybody can send: names have no control characters. */
  private static final String NULL = "\u0001null";

  private static final String NUMBER = "\u0001number";

  private FreeForm() {}

  /** What is wrong with such an object, completing "name ...". */
  static Optional<String> fault(Map<String, Object> values) {
    if (values.size() > MOST_KEYS) {
      return Optional.of("must have at most " + MOST_KEYS + " keys");
    }
    // The depth first: the rest walks down without a care.
    if (!isWithin(values, DEEPEST)) {
      return Optional.of("must be nested at most " + DEEPEST + " deep");
    }
    if (!isSound(values)) {
      return Optional.of(
          "must have keys of 1 to "
              + LONGEST_KEY
              + " plain characters, valid UTF-8 and numbers that fit");
    }
    return size(values) > MOST_BYTES
        ? Optional.of("must be at most 16 KB of JSON")
        : Optional.empty();
  }

  private static boolean isWithin(Object value, int levels) {
    return switch (value) {
      case Map<?, ?> map -> levels > 0 && allWithin(map.values(), levels - 1);
      case List<?> list -> levels > 0 && allWithin(list, levels - 1);
      case null, default -> true;
    };
  }

  private static boolean allWithin(Collection<?> values, int levels) {
    return values.stream().allMatch(value -> isWithin(value, levels));
  }

  private static boolean isSound(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.keySet().stream().allMatch(FreeForm::isKey)
              && map.values().stream().allMatch(FreeForm::isSound);
      case List<?> list -> list.stream().allMatch(FreeForm::isSound);
      case String text -> isText(text);
      case Double number -> Double.isFinite(number);
      case null, default -> true;
    };
  }

  private static boolean isKey(Object key) {
    String name = (String) key;
    int length = name.codePointCount(0, name.length());
    return length >= 1
        && length <= LONGEST_KEY
        && isText(name)
        && name.codePoints().noneMatch(Character::isISOControl);
  }

  /** Half a surrogate pair, or what a decoder put for bytes that were no UTF-8, is no text. */
  private static boolean isText(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0xFFFD || Character.getType(c) == Character.SURROGATE);
  }

  /** As JSON without blanks, in UTF-8. */
  private static int size(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream().mapToInt(e -> size(e.getKey()) + size(e.getValue()) + 2).sum()
              + 2;
      case List<?> list -> list.stream().mapToInt(one -> size(one) + 1).sum() + 2;
      case String text -> quoted(text);
      case null -> 4;
      default -> value.toString().length();
    };
  }

  private static int quoted(String text) {
    int escaped = text.chars().map(c -> c < 0x20 ? 5 : c == '"' || c == '\\' ? 1 : 0).sum();
    return text.getBytes(StandardCharsets.UTF_8).length + escaped + 2;
  }

  static Map<String, Object> stored(Map<String, Object> values) {
    return Map.of(VALUES, storable(values));
  }

  private static Object storable(Object value) {
    return switch (value) {
      case null -> Map.of(NULL, true);
      case Map<?, ?> map -> {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, one) -> copy.put((String) name, storable(one)));
        yield copy;
      }
      case List<?> list -> list.stream().map(FreeForm::storable).toList();
      case Integer number -> (long) number;
      case Long _, Boolean _, String _ -> value;
      default -> Map.of(NUMBER, value.toString());
    };
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> read(Map<String, Object> stored) {
    return (Map<String, Object>) plain(stored);
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Map<?, ?> map when map.containsKey(NULL) -> null;
      case Map<?, ?> map when map.get(NUMBER) instanceof String text -> number(text);
      case Map<?, ?> map -> {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, one) -> copy.put((String) name, plain(one)));
        yield copy;
      }
      case List<?> list -> plain(list);
      default -> value;
    };
  }

  private static List<Object> plain(List<?> list) {
    List<Object> copy = new ArrayList<>();
    list.forEach(one -> copy.add(plain(one)));
    return copy;
  }

  private static Number number(String text) {
    return text.matches("-?[0-9]+") ? new BigInteger(text) : (Number) Double.valueOf(text);
  }
}
