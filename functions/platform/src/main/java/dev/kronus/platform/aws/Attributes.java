package dev.kronus.platform.aws;

import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Items as DynamoDB writes them, and back: every value in a map of one entry that names its type.
 * Numbers are whole.
 */
final class Attributes {
  private Attributes() {}

  static Map<String, Object> of(Key key) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("pk", text(key.pk()));
    attributes.put("sk", text(key.sk()));
    return attributes;
  }

  static Map<String, Object> of(Key key, Item item) {
    Map<String, Object> attributes = of(key);
    item.values().forEach((name, value) -> attributes.put(name, value(value)));
    return attributes;
  }

  static Map<String, Object> text(String text) {
    return Map.of("S", text);
  }

  static Map<String, Object> value(Object value) {
    return switch (value) {
      case String text -> text(text);
      case Long number -> Map.of("N", number.toString());
      case Boolean flag -> Map.of("BOOL", flag);
      case List<?> list -> Map.of("L", list.stream().map(Attributes::value).toList());
      case Map<?, ?> map -> Map.of("M", values(map));
      default -> throw new IllegalArgumentException("cannot store a " + value.getClass());
    };
  }

  static Key key(Map<?, ?> attributes) {
    return new Key(text(attributes, "pk"), text(attributes, "sk"));
  }

  /** The item without its key. */
  static Item item(Map<?, ?> attributes) {
    Map<String, Object> values = plain(attributes);
    values.remove("pk");
    values.remove("sk");
    return Item.of(values);
  }

  private static String text(Map<?, ?> attributes, String name) {
    return plain((Map<?, ?>) attributes.get(name), "S").toString();
  }

  private static Map<String, Object> values(Map<?, ?> map) {
    Map<String, Object> values = new LinkedHashMap<>();
    map.forEach((name, value) -> values.put((String) name, value(value)));
    return values;
  }

  private static Map<String, Object> plain(Map<?, ?> attributes) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (var entry : attributes.entrySet()) {
      Map<?, ?> typed = (Map<?, ?>) entry.getValue();
      String type = (String) typed.keySet().iterator().next();
      values.put((String) entry.getKey(), plain(typed, type));
    }
    return values;
  }

  private static Object plain(Map<?, ?> typed, String type) {
    Object value = typed.get(type);
    return switch (type) {
      case "S", "BOOL" -> value;
      case "N" -> Long.valueOf((String) value);
      case "L" -> plain((List<?>) value);
      case "M" -> plain((Map<?, ?>) value);
      default -> throw new IllegalStateException("nobody here stores a " + type);
    };
  }

  private static List<Object> plain(List<?> list) {
    List<Object> values = new ArrayList<>();
    for (Object each : list) {
      Map<?, ?> typed = (Map<?, ?>) each;
      values.add(plain(typed, (String) typed.keySet().iterator().next()));
    }
    return List.copyOf(values);
  }
}
