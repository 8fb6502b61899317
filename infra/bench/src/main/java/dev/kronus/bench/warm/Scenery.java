package dev.kronus.bench.warm;

import dev.kronus.bench.Picture;
import dev.kronus.doubles.MemorySecrets;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.doubles.MeteredTable;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import dev.kronus.platform.aws.AwsSecrets;
import dev.kronus.platform.aws.Clients;
import dev.kronus.platform.aws.Seams;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What stands in the table when a function is called, whichever table it is. */
interface Scenery {
  /** Makes the table what it was. */
  void putBack();

  /** As the cloud has it; taken over into memory where the seams are there. */
  static Scenery set() {
    Picture picture = Picture.taken();
    Table seam = Seams.table() instanceof MeteredTable metered ? metered.beneath() : Seams.table();
    if (!(seam instanceof MemoryTable table)) {
      return picture::putBack;
    }
    fill(table, (MemorySecrets) Seams.secrets(), picture, System.getenv());
    Map<Key, Item> before = items(table);
    return () -> putBack(table, before);
  }

  /** Takes over what the cloud has. */
  static void fill(
      MemoryTable table, MemorySecrets secrets, Picture picture, Map<String, String> environment) {
    AwsSecrets cloud = new AwsSecrets(Clients.secrets());
    environment.forEach(
        (name, secret) -> {
          if (name.endsWith("_SECRET")) {
            cloud.read(secret).ifPresent(json -> secrets.put(secret, json));
          }
        });
    picture.items().values().forEach(item -> table.write(put(key(item), item(item))));
  }

  private static void putBack(MemoryTable table, Map<Key, Item> before) {
    Map<Key, Item> now = items(table);
    before.forEach(
        (key, item) -> {
          if (!item.equals(now.get(key))) {
            table.write(put(key, item));
          }
        });
    now.keySet().stream()
        .filter(key -> !before.containsKey(key))
        .forEach(key -> table.write(new Write.Delete(key, Condition.ANY)));
  }

  private static Map<Key, Item> items(MemoryTable table) {
    return table.rows().stream().collect(Collectors.toMap(Slice.Row::key, Slice.Row::item));
  }

  private static Write put(Key key, Item item) {
    return new Write.Put(key, item, Condition.ANY);
  }

  private static Key key(Map<String, AttributeValue> item) {
    return new Key(item.get("pk").s(), item.get("sk").s());
  }

  private static Item item(Map<String, AttributeValue> attributes) {
    Map<String, Object> values = plain(attributes);
    values.remove("pk");
    values.remove("sk");
    return Item.of(values);
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
      case L -> value.l().stream().map(Scenery::plain).toList();
      default -> plain(value.m());
    };
  }
}
