package dev.kronus.platform;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands under a key: named values, each a String, Long, Boolean, or a List or Map of such.
 * Nothing is null; what is not known is absent. Times are texts of fixed width (ISO-8601, UTC,
 * milliseconds), so that their order is the texts' order.
 */
public final class Item {
  private final Map<String, Object> values;

  private Item(Map<String, Object> values) {
    this.values = values;
  }

  public static Item empty() {
    return new Item(Map.of());
  }

  /** An item of these values, which must be of the types above. */
  public static Item of(Map<String, ?> values) {
    return new Item(new LinkedHashMap<>(values));
  }

  /** How a time is written in an item. */
  public static String time(Instant instant) {
    return Stamp.of(instant);
  }

  /** The time that is written so. */
  public static Instant instantOf(String time) {
    return Stamp.read(time);
  }

  /**
   * The same item with {@code name} set; an Instant becomes its text, an Integer a Long, an empty
   * Optional nothing.
   */
  public Item with(String name, Object value) {
    Object stored = stored(value);
    if (stored == null) {
      return without(name);
    }
    Map<String, Object> copy = new LinkedHashMap<>(values);
    copy.put(name, stored);
    return new Item(copy);
  }

  /** The same item without {@code name}. */
  public Item without(String name) {
    if (!values.containsKey(name)) {
      return this;
    }
    Map<String, Object> copy = new LinkedHashMap<>(values);
    copy.remove(name);
    return new Item(copy);
  }

  /** The form a value is stored in; null for an empty Optional. */
  public static Object stored(Object value) {
    return switch (value) {
      case Instant instant -> time(instant);
      case Integer number -> (long) number;
      case Optional<?> maybe -> maybe.map(Item::stored).orElse(null);
      case String text -> text;
      case Long number -> number;
      case Boolean flag -> flag;
      case List<?> list -> list.stream().map(Item::stored).toList();
      case Map<?, ?> map -> storedMap(map);
      default -> throw new IllegalArgumentException("cannot store a " + value.getClass());
    };
  }

  private static Map<String, Object> storedMap(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach(
        (name, value) -> {
          Object stored = stored(value);
          if (stored != null) {
            copy.put((String) name, stored);
          }
        });
    return Collections.unmodifiableMap(copy);
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public String text(String name) {
    return (String) required(name);
  }

  public Optional<String> maybeText(String name) {
    return Optional.ofNullable((String) values.get(name));
  }

  public long number(String name) {
    return (Long) required(name);
  }

  /** {@code otherwise} when absent: a counter that nobody has counted yet. */
  public long number(String name, long otherwise) {
    return values.get(name) instanceof Long number ? number : otherwise;
  }

  public Optional<Long> maybeNumber(String name) {
    return Optional.ofNullable((Long) values.get(name));
  }

  /** False when absent. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  public Instant instant(String name) {
    return Stamp.read(text(name));
  }

  public Optional<Instant> maybeInstant(String name) {
    return maybeText(name).map(Stamp::read);
  }

  /** Empty when absent. */
  @SuppressWarnings("unchecked")
  public List<Object> list(String name) {
    return (List<Object>) values.getOrDefault(name, List.of());
  }

  /** Empty when absent. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> map(String name) {
    return (Map<String, Object>) values.getOrDefault(name, Map.of());
  }

  /** All values, in the order they were set; unmodifiable. */
  public Map<String, Object> values() {
    return Collections.unmodifiableMap(values);
  }

  private Object required(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("the item has no " + name);
    }
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Item item && values.equals(item.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return "Item" + values.keySet();
  }
}
