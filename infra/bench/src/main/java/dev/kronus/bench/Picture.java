package dev.kronus.bench;

import dev.kronus.platform.Config;
import dev.kronus.platform.aws.Clients;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every item of the table at one moment, and how to make it that again. */
public final class Picture {
  private final DynamoDbClient client;
  private final String table;
  private final Map<List<String>, Map<String, AttributeValue>> items;

  private Picture(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
    this.items = read();
  }

  /** Of the table that this process's {@link Config} names. */
  public static Picture taken() {
    return new Picture(Clients.dynamo(), Config.get("TABLE"));
  }

  /** By partition key and sort key. */
  public Map<List<String>, Map<String, AttributeValue>> items() {
    return items;
  }

  /** Undoes whatever happened since. */
  public void putBack() {
    Map<List<String>, Map<String, AttributeValue>> now = read();
    items.forEach(
        (key, item) -> {
          if (!item.equals(now.get(key))) {
            client.putItem(put -> put.tableName(table).item(item));
          }
        });
    now.forEach(
        (key, item) -> {
          if (!items.containsKey(key)) {
            client.deleteItem(
                gone ->
                    gone.tableName(table).key(Map.of("pk", item.get("pk"), "sk", item.get("sk"))));
          }
        });
  }

  private Map<List<String>, Map<String, AttributeValue>> read() {
    Map<List<String>, Map<String, AttributeValue>> found = new LinkedHashMap<>();
    client
        .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
        .items()
        .forEach(item -> found.put(List.of(item.get("pk").s(), item.get("sk").s()), item));
    return found;
  }
}
