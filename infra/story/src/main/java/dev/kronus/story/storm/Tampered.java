package dev.kronus.story.storm;

import dev.kronus.doubles.ThroughTable;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table that a sabotage has its hands on. */
class Tampered extends ThroughTable {
  Tampered(Table beneath) {
    super(beneath);
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
    super.getAll(keys).forEach((key, item) -> found.put(key, instead(key, item)));
    return found;
  }

  @Override
  public Optional<Item> get(Key key) {
    return super.get(key).map(item -> instead(key, item));
  }

  @Override
  public void write(List<Write> writes) {
    before(writes);
    super.write(writes.stream().map(this::instead).toList());
  }
}
