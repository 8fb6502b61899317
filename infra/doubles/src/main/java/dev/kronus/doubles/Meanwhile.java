package dev.kronus.doubles;

import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A table at which somebody else does something once, just before a write or between two reads. */
public final class Meanwhile extends ThroughTable {
  private final List<Write> asked = new ArrayList<>();
  private Predicate<Write> at = any -> true;
  private Runnable act = () -> {};
  private int reads;
  private String prefix = "";
  private int left;
  private Runnable between = () -> {};

  public Meanwhile(Table beneath) {
    super(beneath);
  }

  /** What happens once, just before the next write. */
  public void happens(Runnable once) {
    happens(any -> true, once);
  }

  /** The same before the next transaction with a write of that kind. */
  public void happens(Predicate<Write> before, Runnable once) {
    at = before;
    act = once;
  }

  /** The same before the {@code number}th read from now on of an item whose sort key begins so. */
  public void beforeRead(int number, String sortKey, Runnable once) {
    left = number;
    prefix = sortKey;
    between = once;
  }

  /** Every write that was asked for, whether or not it was made. */
  public List<Write> asked() {
    return asked;
  }

  /** How often it was read until now. */
  public int reads() {
    return reads;
  }

  @Override
  public Optional<Item> get(Key key) {
    reads++;
    if (left > 0 && key.sk().startsWith(prefix) && --left == 0) {
      between.run();
    }
    return super.get(key);
  }

  @Override
  public Map<Key, Item> getAll(List<Key> keys) {
    reads++;
    return super.getAll(keys);
  }

  @Override
  public Slice query(Query query) {
    reads++;
    return super.query(query);
  }

  @Override
  public void write(List<Write> writes) {
    asked.addAll(writes);
    if (writes.stream().anyMatch(at)) {
      Runnable now = act;
      act = () -> {};
      now.run();
    }
    super.write(writes);
  }
}
