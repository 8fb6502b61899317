package dev.kronus.platform.aws;

import dev.kronus.platform.Condition;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Write;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The calls of one table, as DynamoDB wants them said. */
final class Requests {
  private final String table;

  Requests(String table) {
    this.table = table;
  }

  GetItemRequest get(Key key) {
    return GetItemRequest.builder()
        .tableName(table)
        .key(Attributes.of(key))
        .consistentRead(true)
        .build();
  }

  /** A batch of nothing is no request. */
  Map<String, KeysAndAttributes> getAll(List<Key> keys) {
    return keys.isEmpty()
        ? Map.of()
        : Map.of(
            table,
            KeysAndAttributes.builder()
                .keys(keys.stream().map(Attributes::of).toList())
                .consistentRead(true)
                .build());
  }

  /** {@code limit} and {@code after} are null when there is none. */
  QueryRequest query(Query query, Integer limit, Map<String, AttributeValue> after) {
    Expression expression = new Expression();
    return QueryRequest.builder()
        .tableName(table)
        .indexName(DynamoTable.index(query.index()).orElse(null))
        .consistentRead(query.index() == Query.Index.TABLE)
        .keyConditionExpression(expression.walk(query))
        .expressionAttributeNames(expression.names())
        .expressionAttributeValues(expression.values())
        .scanIndexForward(!query.backwards())
        .limit(limit)
        .exclusiveStartKey(after)
        .build();
  }

  /** Repeating it puts the same item there again; its condition is {@link Condition#ANY}. */
  PutItemRequest plain(Write.Put put) {
    return PutItemRequest.builder()
        .tableName(table)
        .item(Attributes.of(put.key(), put.item()))
        .build();
  }

  DeleteItemRequest plain(Write.Delete delete) {
    return DeleteItemRequest.builder().tableName(table).key(Attributes.of(delete.key())).build();
  }

  /** Answers what the update made of the attributes it names. */
  UpdateItemRequest plain(Write.Update update) {
    Expression expression = new Expression();
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(Attributes.of(update.key()))
        .updateExpression(expression.update(update))
        .expressionAttributeNames(expression.names())
        .expressionAttributeValues(expression.values())
        .returnValues(ReturnValue.UPDATED_NEW)
        .build();
  }

  /** One token for as long as the request lives, so that repeating it changes nothing. */
  TransactWriteItemsRequest transaction(List<Write> writes) {
    return TransactWriteItemsRequest.builder()
        .clientRequestToken(UUID.randomUUID().toString())
        .transactItems(writes.stream().map(this::step).toList())
        .build();
  }

  private TransactWriteItem step(Write write) {
    TransactWriteItem.Builder step = TransactWriteItem.builder();
    return switch (write) {
      case Write.Put put -> step.put(put(put)).build();
      case Write.Delete delete -> step.delete(delete(delete)).build();
      case Write.Check check -> step.conditionCheck(check(check.key(), check.condition())).build();
      // DynamoDB refuses an update that changes nothing.
      case Write.Update update when update.isEmpty() ->
          step.conditionCheck(check(update.key(), update.condition())).build();
      case Write.Update update -> step.update(update(update)).build();
    };
  }

  private Put put(Write.Put put) {
    Expression expression = new Expression();
    return Put.builder()
        .tableName(table)
        .item(Attributes.of(put.key(), put.item()))
        .conditionExpression(expression.condition(put.condition()))
        .expressionAttributeNames(expression.names())
        .expressionAttributeValues(expression.values())
        .build();
  }

  private Delete delete(Write.Delete delete) {
    Expression expression = new Expression();
    return Delete.builder()
        .tableName(table)
        .key(Attributes.of(delete.key()))
        .conditionExpression(expression.condition(delete.condition()))
        .expressionAttributeNames(expression.names())
        .expressionAttributeValues(expression.values())
        .build();
  }

  private ConditionCheck check(Key key, Condition condition) {
    Expression expression = new Expression();
    // A check must say something, even one that always holds.
    Condition said = condition.equals(Condition.ANY) ? Condition.all(Condition.ANY) : condition;
    return ConditionCheck.builder()
        .tableName(table)
        .key(Attributes.of(key))
        .conditionExpression(expression.condition(said))
        .expressionAttributeNames(expression.names())
        .expressionAttributeValues(expression.values())
        .build();
  }

  private Update update(Write.Update update) {
    Expression expression = new Expression();
    return Update.builder()
        .tableName(table)
        .key(Attributes.of(update.key()))
        .updateExpression(expression.update(update))
        .conditionExpression(expression.condition(update.condition()))
        .expressionAttributeNames(expression.names())
        .expressionAttributeValues(expression.values())
        .build();
  }
}
