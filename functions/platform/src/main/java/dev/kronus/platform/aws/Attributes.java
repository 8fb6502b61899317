package dev.kronus.platform.aws;

import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as DynamoDB writes them, and back. Numbers are whole. */
final class Attributes {
  private Attributes() {}

  static Map<String, AttributeValue> of(Key key) {
    return Map.of("pk", text(key.pk()), "sk", text(key.sk()));
  }

  static Map<String, AttributeValue> of(Key key, Item item) {
    Map<String, AttributeValue> attributes = new LinkedHashMap<>(of(key));
    item.values().forEach((name, value) -> attributes.put(name, value(value)));
    return attributes;
  }

  static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  static AttributeValue value(Object value) {
    return switch (value) {
      case String text -> text(text);
      case Long number -> AttributeValue.fromN(number.toString());
      case Boolean flag -> AttributeValue.fromBool(flag);
      case List<?> list -> AttributeValue.fromL(list.stream().map(Attributes::value).toList());
      case Map<?, ?> map -> AttributeValue.fromM(values(map));
      default -> throw new IllegalArgumentException("cannot store a " + value.getClass());
    };
  }

  static Key key(Map<String, AttributeValue> attributes) {
    return new Key(attributes.get("pk").s(), attributes.get("sk").s());
  }

  /** The item without its key. */
  static Item item(Map<String, AttributeValue> attributes) {
    Map<String, Object> values = plain(attributes);
    values.remove("pk");
    values.remove("sk");
    return Item.of(values);
  }

  private static Map<String, AttributeValue> values(Map<?, ?> map) {
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    map.forEach((name, value) -> values.put((String) name, value(value)));
    return values;
  }

  private static Map<String, Object> plain(Map<String, AttributeValue> attributes) {
    Map<String, Object> values = new LinkedHashMap<>();
    attributes.forEach((name, value) -> values.put(name, plain(value)));
    return values;
  }

  private static Object plain(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case N -> Long.valueOf(value.n());
      case BOOL -> value.bool();
      case L -> value.l().stream().map(Attributes::plain).toList();
      case M -> plain(value.m());
      default -> throw new IllegalStateException("nobody here stores a " + value.type());
    };
  }
}
