package dev.kronus.doubles;

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

/**
 * A table that asks another one; whoever stands between them overrides what they mean to change.
 */
public class ThroughTable implements Table {
  private final Table beneath;

  public ThroughTable(Table beneath) {
    this.beneath = beneath;
  }

  @Override
  public Optional<Item> get(Key key) {
    return beneath.get(key);
  }

  @Override
  public Map<Key, Item> getAll(List<Key> keys) {
    return beneath.getAll(keys);
  }

  @Override
  public Slice query(Query query) {
    return beneath.query(query);
  }

  @Override
  public void write(List<Write> writes) {
    beneath.write(writes);
  }

  @Override
  public long add(Key key, String name, long amount) {
    return beneath.add(key, name, amount);
  }

  @Override
  public long add(Key key, String name, long amount, Instant expires) {
    return beneath.add(key, name, amount, expires);
  }
}
