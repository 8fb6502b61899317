package dev.kronus.platform.aws;

import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The table on DynamoDB.
 *
 * <p>An answer can get lost after the write took effect; then {@link DynamoDb}, or the HTTP
 * connection beneath it without a word, sends the request again. A plain conditional write would
 * find its own effect and report that its condition failed, and a plain {@code ADD} would count
 * twice. So every write that has a condition, adds or appends goes as a transaction, even when it
 * is alone: its token makes the repetition succeed and change nothing. That costs two write units
 * instead of one, for the few writes that stand alone at all; a marker of our own in the item would
 * cost none, but would not survive another's write between the two attempts, nor a delete. Only a
 * lone write without condition that leaves the same item however often it is made goes plain.
 */
public final class DynamoTable implements Table {
  private static final String CONDITION_FAILED = "ConditionalCheckFailed";

  private final DynamoDb client;
  private final Requests requests;

  public DynamoTable(DynamoDb client, String name) {
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
    Map<String, Object> answer = answered("GetItem", requests.get(key));
    return Optional.ofNullable((Map<?, ?>) answer.get("Item")).map(Attributes::item);
  }

  /** DynamoDB may answer a part and name the rest, which is asked for again. */
  @Override
  public Map<Key, Item> getAll(List<Key> keys) {
    Map<Key, Item> found = new LinkedHashMap<>();
    Object wanted = requests.getAll(keys);
    while (wanted instanceof Map<?, ?> some && !some.isEmpty()) {
      Map<String, Object> part = answered("BatchGetItem", Map.of("RequestItems", some));
      for (Object items : ((Map<?, ?>) part.get("Responses")).values()) {
        for (Object each : (List<?>) items) {
          Map<?, ?> item = (Map<?, ?>) each;
          found.put(Attributes.key(item), Attributes.item(item));
        }
      }
      wanted = part.get("UnprocessedKeys");
    }
    return found;
  }

  /** Asks for one row more than wanted, so that a bookmark is given only if there is more. */
  @Override
  public Slice query(Query query) {
    Map<String, Object> next = query.start().map(DynamoTable::keys).orElse(null);
    List<Slice.Row> rows = new ArrayList<>();
    boolean more = !query.isEmpty();
    while (more) {
      Integer wanted = query.limit() == Integer.MAX_VALUE ? null : query.limit() + 1 - rows.size();
      Map<String, Object> page = answered("Query", requests.query(query, wanted, next));
      for (Object found : (List<?>) page.get("Items")) {
        rows.add(row((Map<?, ?>) found));
      }
      next = last(page);
      more = next != null && rows.size() <= query.limit();
    }
    return slice(query, rows);
  }

  @Override
  public void write(List<Write> writes) {
    Write.checkTogether(writes);
    if (writes.size() == 1 && repeatable(writes.getFirst())) {
      told(writes, () -> plain(writes.getFirst()));
    } else if (!writes.isEmpty()) {
      Map<String, Object> request = requests.transaction(writes);
      told(writes, () -> client.call("TransactWriteItems", request));
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
    Map<String, Object> answer =
        told(List.of(update), () -> client.call("UpdateItem", requests.plain(update)));
    Map<?, ?> made = (Map<?, ?>) ((Map<?, ?>) answer.get("Attributes")).get(name);
    return Long.parseLong(made.get("N").toString());
  }

  private Object plain(Write write) {
    return switch (write) {
      case Write.Put put -> client.call("PutItem", requests.plain(put));
      case Write.Delete delete -> client.call("DeleteItem", requests.plain(delete));
      case Write.Update update when update.isEmpty() -> update;
      case Write.Update update -> client.call("UpdateItem", requests.plain(update));
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
    } catch (UncheckedIOException unreached) {
      throw new Away(unreached);
    } catch (DynamoFault fault) {
      List<Write> failed = failed(fault, writes);
      if (!failed.isEmpty()) {
        throw new ConditionFailed(failed);
      }
      throw Patience.isBadMoment(fault) ? new Contended(fault) : told(fault);
    }
  }

  private static RuntimeException told(DynamoFault fault) {
    return fault.isPassing() ? new Away(fault) : fault;
  }

  /** Tells that the table is away from what is wrong in itself. */
  private Map<String, Object> answered(String operation, Map<String, Object> request) {
    try {
      return client.call(operation, request);
    } catch (UncheckedIOException unreached) {
      throw new Away(unreached);
    } catch (DynamoFault fault) {
      throw told(fault);
    }
  }

  /** DynamoDB gives its reasons in the order of the writes. */
  private static List<Write> failed(DynamoFault fault, List<Write> writes) {
    List<Write> failed = new ArrayList<>();
    List<String> reasons = fault.reasons();
    for (int i = 0; i < reasons.size(); i++) {
      if (CONDITION_FAILED.equals(reasons.get(i))) {
        failed.add(writes.get(i));
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

  private static Slice.Row row(Map<?, ?> attributes) {
    return new Slice.Row(Attributes.key(attributes), Attributes.item(attributes));
  }

  /** Where the page ended; null when nothing is left after it. */
  @SuppressWarnings("unchecked")
  private static Map<String, Object> last(Map<String, Object> page) {
    return (Map<String, Object>) page.get("LastEvaluatedKey");
  }

  private static Map<String, Object> keys(Map<String, String> texts) {
    Map<String, Object> keys = new LinkedHashMap<>();
    texts.forEach((name, text) -> keys.put(name, Attributes.text(text)));
    return keys;
  }
}
