package dev.kronus.accounts;

import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table that notes what is asked of it, by kind and size. */
final class Counting implements Table {
  private final Table table;
  private final List<String> calls;

  Counting(Table table, List<String> calls) {
    this.table = table;
    this.calls = calls;
  }

  @Override
  public Optional<Item> get(Key key) {
    calls.add("get");
    return table.get(key);
  }

  @Override
  public Map<Key, Item> getAll(List<Key> keys) {
    calls.add("getAll " + keys.size());
    return table.getAll(keys);
  }

  @Override
  public Slice query(Query query) {
    calls.add("query");
    return table.query(query);
  }

  @Override
  public void write(List<Write> writes) {
    calls.add("write " + writes.size());
    table.write(writes);
  }

  @Override
  public long add(Key key, String name, long amount) {
    calls.add("add");
    return table.add(key, name, amount);
  }

  @Override
  public long add(Key key, String name, long amount, Instant expires) {
    calls.add("add");
    return table.add(key, name, amount, expires);
  }
}
