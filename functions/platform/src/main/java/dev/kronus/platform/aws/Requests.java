package dev.kronus.platform.aws;

import dev.kronus.platform.Condition;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The calls of one table, as DynamoDB wants them said. */
final class Requests {
  private final String table;

  Requests(String table) {
    this.table = table;
  }

  Map<String, Object> get(Key key) {
    Map<String, Object> said = said();
    said.put("Key", Attributes.of(key));
    said.put("ConsistentRead", true);
    return said;
  }

  /** What is asked for of this table; a batch of nothing is no request. */
  Map<String, Object> getAll(List<Key> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    List<Object> wanted = new ArrayList<>();
    keys.forEach(key -> wanted.add(Attributes.of(key)));
    return Map.of(table, Map.of("Keys", wanted, "ConsistentRead", true));
  }

  /** {@code limit} and {@code after} are null when there is none. */
  Map<String, Object> query(Query query, Integer limit, Map<String, Object> after) {
    Expression expression = new Expression();
    Map<String, Object> said = said();
    put(said, "IndexName", DynamoTable.index(query.index()).orElse(null));
    said.put("ConsistentRead", query.index() == Query.Index.TABLE);
    said.put("KeyConditionExpression", expression.walk(query));
    said.put("ScanIndexForward", !query.backwards());
    put(said, "Limit", limit);
    put(said, "ExclusiveStartKey", after);
    return meant(said, expression);
  }

  /** Repeating it puts the same item there again; its condition is {@link Condition#ANY}. */
  Map<String, Object> plain(Write.Put put) {
    Map<String, Object> said = said();
    said.put("Item", Attributes.of(put.key(), put.item()));
    return said;
  }

  Map<String, Object> plain(Write.Delete delete) {
    return of(delete.key());
  }

  /** Answers what the update made of the attributes it names. */
  Map<String, Object> plain(Write.Update update) {
    Expression expression = new Expression();
    Map<String, Object> said = of(update.key());
    said.put("UpdateExpression", expression.update(update));
    said.put("ReturnValues", "UPDATED_NEW");
    return meant(said, expression);
  }

  /** One token for as long as the request lives, so that repeating it changes nothing. */
  Map<String, Object> transaction(List<Write> writes) {
    List<Object> steps = new ArrayList<>();
    writes.forEach(write -> steps.add(step(write)));
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("ClientRequestToken", UUID.randomUUID().toString());
    said.put("TransactItems", steps);
    return said;
  }

  private Map<String, Object> step(Write write) {
    return switch (write) {
      case Write.Put put -> Map.of("Put", conditional(plain(put), put.condition()));
      case Write.Delete delete ->
          Map.of("Delete", conditional(of(delete.key()), delete.condition()));
      case Write.Check check -> Map.of("ConditionCheck", check(check.key(), check.condition()));
      // DynamoDB refuses an update that changes nothing.
      case Write.Update update when update.isEmpty() ->
          Map.of("ConditionCheck", check(update.key(), update.condition()));
      case Write.Update update -> Map.of("Update", update(update));
    };
  }

  private static Map<String, Object> conditional(Map<String, Object> said, Condition condition) {
    Expression expression = new Expression();
    put(said, "ConditionExpression", expression.condition(condition));
    return meant(said, expression);
  }

  private Map<String, Object> check(Key key, Condition condition) {
    // A check must say something, even one that always holds.
    return conditional(
        of(key), condition.equals(Condition.ANY) ? Condition.all(Condition.ANY) : condition);
  }

  private Map<String, Object> update(Write.Update update) {
    Expression expression = new Expression();
    Map<String, Object> said = of(update.key());
    said.put("UpdateExpression", expression.update(update));
    put(said, "ConditionExpression", expression.condition(update.condition()));
    return meant(said, expression);
  }

  private Map<String, Object> of(Key key) {
    Map<String, Object> said = said();
    said.put("Key", Attributes.of(key));
    return said;
  }

  private Map<String, Object> said() {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("TableName", table);
    return said;
  }

  /** With what its placeholders mean; DynamoDB refuses a list of none. */
  private static Map<String, Object> meant(Map<String, Object> said, Expression expression) {
    put(said, "ExpressionAttributeNames", expression.names());
    put(said, "ExpressionAttributeValues", expression.values());
    return said;
  }

  private static void put(Map<String, Object> said, String name, Object value) {
    if (value != null) {
      said.put(name, value);
    }
  }
}
