package dev.kronus.bench;

import dev.kronus.local.Json;
import dev.kronus.platform.Config;
import dev.kronus.platform.aws.DynamoDb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every item of the table at one moment, and how to make it that again. */
public final class Picture {
  private final DynamoDb client;
  private final String table;
  private final Map<List<String>, Map<String, Object>> items;

  private Picture(DynamoDb client, String table) {
    this.client = client;
    this.table = table;
    this.items = read();
  }

  /** Of the table that this process's {@link Config} names. */
  public static Picture taken() {
    return new Picture(DynamoDb.here(), Config.get("TABLE"));
  }

  /** By partition key and sort key; as DynamoDB writes them. */
  public Map<List<String>, Map<String, Object>> items() {
    return items;
  }

  /** Undoes whatever happened since. */
  public void putBack() {
    Map<List<String>, Map<String, Object>> now = read();
    items.forEach(
        (key, item) -> {
          if (!item.equals(now.get(key))) {
            client.call("PutItem", Map.of("TableName", table, "Item", item));
          }
        });
    now.forEach(
        (key, item) -> {
          if (!items.containsKey(key)) {
            Map<String, Object> gone = Map.of("pk", item.get("pk"), "sk", item.get("sk"));
            client.call("DeleteItem", Map.of("TableName", table, "Key", gone));
          }
        });
  }

  private Map<List<String>, Map<String, Object>> read() {
    Map<List<String>, Map<String, Object>> found = new LinkedHashMap<>();
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("TableName", table);
    request.put("ConsistentRead", true);
    Object next;
    do {
      Map<String, Object> page = client.call("Scan", request);
      for (Object each : (List<?>) page.get("Items")) {
        Map<String, Object> item = Json.named(each);
        found.put(List.of(text(item, "pk"), text(item, "sk")), item);
      }
      next = page.get("LastEvaluatedKey");
      request.put("ExclusiveStartKey", next);
    } while (next != null);
    return found;
  }

  /** What stands in an item under a name; empty when nothing does. */
  static String text(Map<String, Object> item, String name) {
    return item.get(name) instanceof Map<?, ?> typed ? String.valueOf(typed.get("S")) : "";
  }
}
