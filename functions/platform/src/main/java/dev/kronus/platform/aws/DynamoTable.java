package dev.kronus.platform.aws;

import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The table on DynamoDB.
 *
 * <p>An answer can get lost after the write took effect; then the SDK, or the HTTP connection
 * beneath it without a word, sends the request again. A plain conditional write would find its own
 * effect and report that its condition failed, and a plain {@code ADD} would count twice. So every
 * write that has a condition, adds or appends goes as a transaction, even when it is alone: its
 * token makes the repetition succeed and change nothing. That costs two write units instead of one,
 * for the few writes that stand alone at all; a marker of our own in the item would cost none, but
 * would not survive another's write between the two attempts, nor a delete. Only a lone write
 * without condition that leaves the same item however often it is made goes plain.
 */
public final class DynamoTable implements Table {
  private static final String CONDITION_FAILED = "ConditionalCheckFailed";

  private final DynamoDbClient client;
  private final Requests requests;

  public DynamoTable(DynamoDbClient client, String name) {
    this.client = client;
    this.requests = new Requests(name);
  }

  /** What the template calls an index: {@code due}, {@code status}; empty for the table itself. */
  public static Optional<String> index(Query.Index index) {
    return index == Query.Index.TABLE
        ? Optional.empty()
        : Optional.of(index.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public Optional<Item> get(Key key) {
    GetItemResponse response = answered(() -> client.getItem(requests.get(key)));
    return response.hasItem() ? Optional.of(Attributes.item(response.item())) : Optional.empty();
  }

  /** DynamoDB may answer a part and name the rest, which is asked for again. */
  @Override
  public Map<Key, Item> getAll(List<Key> keys) {
    Map<Key, Item> found = new LinkedHashMap<>();
    Map<String, KeysAndAttributes> wanted = requests.getAll(keys);
    while (!wanted.isEmpty()) {
      Map<String, KeysAndAttributes> asked = wanted;
      BatchGetItemResponse part =
          answered(() -> client.batchGetItem(request -> request.requestItems(asked)));
      part.responses()
          .values()
          .forEach(
              items ->
                  items.forEach(item -> found.put(Attributes.key(item), Attributes.item(item))));
      wanted = part.unprocessedKeys();
    }
    return found;
  }

  /** Asks for one row more than wanted, so that a bookmark is given only if there is more. */
  @Override
  public Slice query(Query query) {
    Map<String, AttributeValue> next = query.start().map(DynamoTable::keys).orElse(null);
    List<Slice.Row> rows = new ArrayList<>();
    boolean more = !query.isEmpty();
    while (more) {
      Integer wanted = query.limit() == Integer.MAX_VALUE ? null : query.limit() + 1 - rows.size();
      QueryRequest request = requests.query(query, wanted, next);
      QueryResponse page = answered(() -> client.query(request));
      page.items().forEach(found -> rows.add(row(found)));
      next = page.lastEvaluatedKey();
      more = !next.isEmpty() && rows.size() <= query.limit();
    }
    return slice(query, rows);
  }

  @Override
  public void write(List<Write> writes) {
    Write.checkTogether(writes);
    if (writes.size() == 1 && repeatable(writes.getFirst())) {
      told(writes, () -> plain(writes.getFirst()));
    } else if (!writes.isEmpty()) {
      TransactWriteItemsRequest request = requests.transaction(writes);
      told(writes, () -> client.transactWriteItems(request));
    }
  }

  @Override
  public long add(Key key, String name, long amount) {
    return added(Write.update(key).add(name, amount), name);
  }

  @Override
  public long add(Key key, String name, long amount, Instant expires) {
    Write.Update update =
        Write.update(key).add(name, amount).set("expires_at", expires.getEpochSecond());
    return added(update, name);
  }

  private long added(Write.Update update, String name) {
    return told(
        List.of(update),
        () -> Long.parseLong(client.updateItem(requests.plain(update)).attributes().get(name).n()));
  }

  private Object plain(Write write) {
    return switch (write) {
      case Write.Put put -> client.putItem(requests.plain(put));
      case Write.Delete delete -> client.deleteItem(requests.plain(delete));
      case Write.Update update when update.isEmpty() -> update;
      case Write.Update update -> client.updateItem(requests.plain(update));
      case Write.Check check -> check;
    };
  }

  /** Whether making it twice leaves what making it once does. */
  private static boolean repeatable(Write write) {
    return write.condition().equals(Condition.ANY)
        && !(write instanceof Write.Update update
            && !(update.add().isEmpty() && update.append().isEmpty()));
  }

  private static <T> T told(List<Write> writes, Supplier<T> call) {
    try {
      return Patience.call(call);
    } catch (SdkClientException unreached) {
      throw new Away(unreached);
    } catch (DynamoDbException e) {
      List<Write> failed = failed(e, writes);
      if (!failed.isEmpty()) {
        throw new ConditionFailed(failed);
      }
      throw Patience.isBadMoment(e) ? new Contended(e) : told(e);
    }
  }

  private static RuntimeException told(DynamoDbException e) {
    return e.statusCode() >= 500 || e.isThrottlingException() ? new Away(e) : e;
  }

  /** Tells that the table is away from what is wrong in itself. */
  private static <T> T answered(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkClientException unreached) {
      throw new Away(unreached);
    } catch (DynamoDbException e) {
      throw told(e);
    }
  }

  /** DynamoDB gives its reasons in the order of the writes. */
  private static List<Write> failed(DynamoDbException e, List<Write> writes) {
    List<Write> failed = new ArrayList<>();
    if (e instanceof TransactionCanceledException cancelled) {
      List<CancellationReason> reasons = cancelled.cancellationReasons();
      for (int i = 0; i < reasons.size(); i++) {
        if (CONDITION_FAILED.equals(reasons.get(i).code())) {
          failed.add(writes.get(i));
        }
      }
    }
    return failed;
  }

  private static Slice slice(Query query, List<Slice.Row> rows) {
    if (rows.size() <= query.limit()) {
      return new Slice(rows, Optional.empty());
    }
    List<Slice.Row> wanted = rows.subList(0, query.limit());
    return new Slice(wanted, Optional.of(query.bookmark(wanted.getLast())));
  }

  private static Slice.Row row(Map<String, AttributeValue> attributes) {
    return new Slice.Row(Attributes.key(attributes), Attributes.item(attributes));
  }

  private static Map<String, AttributeValue> keys(Map<String, String> texts) {
    Map<String, AttributeValue> keys = new LinkedHashMap<>();
    texts.forEach((name, text) -> keys.put(name, Attributes.text(text)));
    return keys;
  }
}
