package dev.kronus.accounts;

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

/** A table that keeps what it was asked, by kind and size. */
final class CountingTable implements Table {
  private final Table table;
  private final List<String> calls = new ArrayList<>();

  CountingTable(Table table) {
    this.table = table;
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
