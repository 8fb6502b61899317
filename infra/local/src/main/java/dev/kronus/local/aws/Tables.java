package dev.kronus.local.aws;

import dev.kronus.local.Json;
import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The embedded cloud's own look at the tables, in DynamoDB's protocol. */
public final class Tables {
  private static final Map<String, List<String>> HEADERS =
      Map.of(
          "content-type",
          List.of("application/x-amz-json-1.0"),
          "authorization",
          List.of(
              "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request,"
                  + " SignedHeaders=host, Signature=0"),
          "x-amz-date",
          List.of("20260101T000000Z"));
  private final Forward dynamo;
  private final List<Map<String, Object>> tables;

  Tables(Forward dynamo, List<Map<String, Object>> tables) {
    this.dynamo = dynamo;
    this.tables = tables;
  }

  /** Makes every table that is not there yet. */
  public void create() {
    for (Map<String, Object> table : tables) {
      Answer.Whole answer = call("CreateTable", table);
      if (answer.status() != 200 && !answer.text().contains("ResourceInUseException")) {
        throw new IllegalStateException("the table was not made: " + answer.text());
      }
    }
  }

  /** When the first obligation is due, by the index {@code due} of any table that has one. */
  public Optional<Instant> earliestDue() {
    return rows("due", "due_at", Optional.empty()).stream()
        .map(row -> String.valueOf(row.get("due_at")))
        .min(String::compareTo)
        .map(Instant::parse);
  }

  /** Every job there is. */
  public List<Map<String, Object>> jobs() {
    return rows(null, null, Optional.of("JOB#"));
  }

  /** Every user and every contact there is. */
  public List<Map<String, Object>> people() {
    return Stream.of("PROFILE", "CONTACT#")
        .flatMap(prefix -> rows(null, null, Optional.of(prefix)).stream())
        .toList();
  }

  private List<Map<String, Object>> rows(String index, String only, Optional<String> prefix) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Map<String, Object> table : tables) {
      boolean indexed = Json.write(table).contains("\"IndexName\":\"" + index + "\"");
      if (index == null || indexed) {
        scan(rows, String.valueOf(table.get("TableName")), index, only, prefix);
      }
    }
    return rows;
  }

  private void scan(
      List<Map<String, Object>> rows,
      String table,
      String index,
      String only,
      Optional<String> prefix) {
    Map<String, Object> wish = wish(table, index, only, prefix);
    Object from = null;
    do {
      if (from != null) {
        wish.put("ExclusiveStartKey", from);
      }
      Map<String, Object> page = Json.read(call("Scan", wish).body());
      if (page.get("Items") instanceof List<?> items) {
        items.forEach(item -> rows.add(plain(Json.named(item))));
      }
      from = page.get("LastEvaluatedKey");
    } while (from != null);
  }

  private static Map<String, Object> wish(
      String table, String index, String only, Optional<String> prefix) {
    Map<String, Object> wish = new LinkedHashMap<>();
    wish.put("TableName", table);
    if (index != null) {
      wish.put("IndexName", index);
      wish.put("ProjectionExpression", only);
    }
    prefix.ifPresent(
        text -> {
          wish.put("FilterExpression", "begins_with(sk, :prefix)");
          wish.put("ExpressionAttributeValues", Map.of(":prefix", Map.of("S", text)));
        });
    return wish;
  }

  private Answer.Whole call(String operation, Map<String, Object> wish) {
    Map<String, List<String>> headers = new LinkedHashMap<>(HEADERS);
    headers.put("x-amz-target", List.of("DynamoDB_20120810." + operation));
    Request request = new Request("POST", "/", null, headers, Json.bytes(wish), false, "127.0.0.1");
    return (Answer.Whole) dynamo.answer(request);
  }

  /** DynamoDB's typed values as plain ones. */
  private static Map<String, Object> plain(Map<String, Object> item) {
    Map<String, Object> plain = new LinkedHashMap<>();
    item.forEach((name, value) -> plain.put(name, plainValue(Json.named(value))));
    return plain;
  }

  private static Object plainValue(Map<String, Object> typed) {
    Map.Entry<String, Object> value = typed.entrySet().iterator().next();
    return switch (value.getKey()) {
      case "N" -> Long.valueOf(String.valueOf(value.getValue()));
      case "M" -> plain(Json.named(value.getValue()));
      case "L" ->
          ((List<?>) value.getValue()).stream().map(v -> plainValue(Json.named(v))).toList();
      case "NULL" -> "";
      default -> value.getValue();
    };
  }
}
