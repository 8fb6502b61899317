package dev.kronus.duties;

import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Shard;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table whose due index stands still from {@link #freeze} on, as a real one may for a moment. */
final class LaggingTable implements Table {
  private final Table table;
  private final Map<String, Slice> frozen = new HashMap<>();

  LaggingTable(Table table) {
    this.table = table;
  }

  void freeze() {
    for (String shard : Shard.all()) {
      frozen.put("DUE#" + shard, table.query(Query.of(Query.Index.DUE, "DUE#" + shard)));
    }
  }

  @Override
  public Slice query(Query query) {
    Slice before = frozen.get(query.pk());
    return before == null ? table.query(query) : before;
  }

  @Override
  public Map<Key, Item> getAll(List<Key> keys) {
    return table.getAll(keys);
  }

  @Override
  public Optional<Item> get(Key key) {
    return table.get(key);
  }

  @Override
  public void write(List<Write> writes) {
    table.write(writes);
  }

  @Override
  public long add(Key key, String name, long amount) {
    return table.add(key, name, amount);
  }

  @Override
  public long add(Key key, String name, long amount, Instant expires) {
    return table.add(key, name, amount, expires);
  }
}
