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
import java.util.function.Predicate;

/** A table on which somebody else does something between the reads and the next write. */
final class Meanwhile implements Table {
  private final Table table;
  private Runnable act = () -> {};
  private Predicate<Write> at = any -> true;
  private final List<Write> asked = new ArrayList<>();
  private int reads;

  Meanwhile(Table table) {
    this.table = table;
  }

  /** What happens once, just before the next write. */
  void happens(Runnable once) {
    happens(any -> true, once);
  }

  /** The same before the next transaction with a write of that kind. */
  void happens(Predicate<Write> before, Runnable once) {
    at = before;
    act = once;
  }

  /** Every write that was asked for, whether or not it was made. */
  List<Write> asked() {
    return asked;
  }

  /** How often it was read until now. */
  int reads() {
    return reads;
  }

  @Override
  public Optional<Item> get(Key key) {
    reads++;
    return table.get(key);
  }

  @Override
  public Map<Key, Item> getAll(List<Key> keys) {
    reads++;
    return table.getAll(keys);
  }

  @Override
  public Slice query(Query query) {
    reads++;
    return table.query(query);
  }

  @Override
  public void write(List<Write> writes) {
    asked.addAll(writes);
    if (writes.stream().anyMatch(at)) {
      Runnable now = act;
      act = () -> {};
      now.run();
    }
    table.write(writes);
  }

  @Override
  public long add(Key key, String name, long amount) {
    return table.add(key, name, amount);
  }

  @Override
  public long add(Key key, String name, long amount, Instant until) {
    return table.add(key, name, amount, until);
  }
}
