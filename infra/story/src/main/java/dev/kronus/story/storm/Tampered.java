package dev.kronus.story.storm;

import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table that a sabotage has its hands on. */
class Tampered implements Table {
  private final Table beneath;

  Tampered(Table beneath) {
    this.beneath = beneath;
  }

  /** The write that is made instead of this one. */
  Write instead(Write write) {
    return write;
  }

  /** What is read instead of this. */
  Item instead(Key key, Item item) {
    return item;
  }

  /** About to write. */
  void before(List<Write> writes) {}

  @Override
  public Map<Key, Item> getAll(List<Key> keys) {
    Map<Key, Item> found = new LinkedHashMap<>();
    beneath.getAll(keys).forEach((key, item) -> found.put(key, instead(key, item)));
    return found;
  }

  @Override
  public Optional<Item> get(Key key) {
    return beneath.get(key).map(item -> instead(key, item));
  }

  @Override
  public Slice query(Query query) {
    return beneath.query(query);
  }

  @Override
  public void write(List<Write> writes) {
    before(writes);
    beneath.write(writes.stream().map(this::instead).toList());
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
