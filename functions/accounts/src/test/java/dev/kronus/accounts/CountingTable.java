package dev.kronus.accounts;

import dev.kronus.doubles.ThroughTable;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table that keeps what it was asked: the kind of each call, and of each write with how many
 * units of a kilobyte it takes, which is what DynamoDB counts and works by.
 */
final class CountingTable extends ThroughTable {
  private final List<String> calls = new ArrayList<>();
  private int bytes;

  CountingTable(Table table) {
    super(table);
  }

  /** Something else happened, which is to stand among the calls. */
  void note(String what) {
    calls.add(what);
  }

  /** What was asked since this was last asked, in order. */
  List<String> drain() {
    List<String> drained = List.copyOf(calls);
    calls.clear();
    return drained;
  }

  /** How much was written since this was last asked, about. */
  int bytes() {
    int written = bytes;
    bytes = 0;
    return written;
  }

  private static String unit(Write write) {
    String kind =
        switch (write) {
          case Write.Put put -> "item ";
          case Write.Update update -> "item ";
          case Write.Delete delete -> "delete ";
          case Write.Check check -> "check ";
        };
    return kind + (1 + size(write) / 1024);
  }

  private static int size(Write write) {
    return write.key().toString().length()
        + switch (write) {
          case Write.Put put -> put.item().values().toString().length();
          case Write.Update update -> (update.set().toString() + update.add()).length();
          case Write.Delete delete -> 0;
          case Write.Check check -> 0;
        };
  }

  @Override
  public Optional<Item> get(Key key) {
    calls.add("get");
    return super.get(key);
  }

  @Override
  public Map<Key, Item> getAll(List<Key> keys) {
    calls.add("getAll " + keys.size());
    return super.getAll(keys);
  }

  @Override
  public Slice query(Query query) {
    calls.add("query");
    return super.query(query);
  }

  @Override
  public void write(List<Write> writes) {
    calls.add("write " + writes.stream().map(CountingTable::unit).toList());
    bytes += writes.stream().mapToInt(CountingTable::size).sum();
    super.write(writes);
  }

  @Override
  public long add(Key key, String name, long amount) {
    calls.add("add");
    return super.add(key, name, amount);
  }

  @Override
  public long add(Key key, String name, long amount, Instant expires) {
    calls.add("add");
    return super.add(key, name, amount, expires);
  }
}
