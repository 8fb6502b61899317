package dev.kronus.doubles;

import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table whose calls are counted as the deployed adapter would make them. */
public final class MeteredTable implements Table {
  private static final String SERVICE = "dynamodb";

  /** DynamoDB ends a page of a walk there. */
  private static final long PAGE = 1024 * 1024;

  private final Table table;
  private final Meter meter;

  /** {@code table} answers at once and alone: it is also looked at for what stands there. */
  public MeteredTable(Table table, Meter meter) {
    this.table = table;
    this.meter = meter;
  }

  /** The table that is metered. */
  public Table beneath() {
    return table;
  }

  public Meter meter() {
    return meter;
  }

  @Override
  public Optional<Item> get(Key key) {
    meter.call(SERVICE, "GetItem");
    Optional<Item> item = table.get(key);
    meter.read(key, item);
    return item;
  }

  @Override
  public Map<Key, Item> getAll(List<Key> keys) {
    meter.call(SERVICE, "BatchGetItem");
    Map<Key, Item> found = table.getAll(keys);
    keys.forEach(key -> meter.read(key, Optional.ofNullable(found.get(key))));
    return found;
  }

  @Override
  public Slice query(Query query) {
    Slice slice = table.query(query);
    if (query.isEmpty()) {
      return slice;
    }
    long size = slice.rows().stream().mapToLong(row -> Meter.size(row.key(), row.item())).sum();
    for (long page = 0; page == 0 || page * PAGE < size; page++) {
      meter.call(SERVICE, "Query");
      meter.walked(query.index(), Math.min(PAGE, size - page * PAGE));
    }
    return slice;
  }

  @Override
  public void write(List<Write> writes) {
    if (writes.isEmpty()) {
      return;
    }
    boolean together = writes.size() > 1 || !plain(writes.getFirst());
    String lone =
        switch (writes.getFirst()) {
          case Write.Put put -> "PutItem";
          case Write.Delete delete -> "DeleteItem";
          case Write.Update update -> "UpdateItem";
          case Write.Check check -> "TransactWriteItems";
        };
    meter.call(SERVICE, together ? "TransactWriteItems" : lone);
    Map<Key, Optional<Item>> before = standing(writes);
    try {
      table.write(writes);
    } finally {
      Map<Key, Optional<Item>> after = standing(writes);
      before.forEach((key, was) -> meter.wrote(key, was, after.get(key), together));
    }
  }

  @Override
  public long add(Key key, String name, long amount) {
    return counted(key, () -> table.add(key, name, amount));
  }

  @Override
  public long add(Key key, String name, long amount, Instant expires) {
    return counted(key, () -> table.add(key, name, amount, expires));
  }

  private long counted(Key key, java.util.function.LongSupplier adding) {
    meter.call(SERVICE, "UpdateItem");
    Optional<Item> before = table.get(key);
    long sum = adding.getAsLong();
    meter.wrote(key, before, table.get(key), false);
    return sum;
  }

  private Map<Key, Optional<Item>> standing(List<Write> writes) {
    Map<Key, Optional<Item>> items = new HashMap<>();
    writes.forEach(write -> items.put(write.key(), table.get(write.key())));
    return items;
  }

  /** Whether the deployed adapter makes it without a transaction. */
  private static boolean plain(Write write) {
    return write.condition().equals(Condition.ANY)
        && !(write instanceof Write.Update update
            && !(update.add().isEmpty() && update.append().isEmpty()));
  }
}
