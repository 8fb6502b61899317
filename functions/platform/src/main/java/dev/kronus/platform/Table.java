package dev.kronus.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one table. It is the port between the areas and the store: {@code DynamoTable} is the
 * deployed adapter, {@code MemoryTable} the one of stories and tests, and one contract test holds
 * both.
 */
public interface Table {
  /**
   * Reads consistently.
   *
   * @throws Away when the table does not answer
   */
  Optional<Item> get(Key key);

  /**
   * Reads a few items consistently with one call, at most 100; each as of its own moment. What is
   * not there is not in the answer.
   */
  Map<Key, Item> getAll(List<Key> keys);

  /**
   * Walks a partition; the table itself consistently, an index eventually.
   *
   * @throws ForeignBookmark when {@code query.after()} marks no place of this walk
   */
  Slice query(Query query);

  /**
   * Makes all the changes or none, at most 100. A write whose answer was lost is repeated under the
   * same token, so that it happens once; a conflict with another transaction is retried with
   * jitter.
   *
   * @throws ConditionFailed when a condition did not hold; nothing was changed
   * @throws Contended when conflicts outlasted the retries; nothing was changed
   */
  void write(List<Write> writes);

  /** The same, for a few. */
  default void write(Write... writes) {
    write(List.of(writes));
  }

  /**
   * Adds to a number and answers the sum; an absent item or number counts as 0. May skip numbers,
   * never repeats one.
   */
  long add(Key key, String name, long amount);

  /** The same for a number that nobody asks for after {@code expires}: the item goes by itself. */
  long add(Key key, String name, long amount, Instant expires);

  /** Every row of a walk whose end is near; a caller must know that it is. */
  default List<Slice.Row> all(Query query) {
    List<Slice.Row> rows = new ArrayList<>();
    Optional<Slice.Bookmark> next = query.after();
    do {
      Slice slice = query(query.after(next));
      rows.addAll(slice.rows());
      next = slice.next();
    } while (next.isPresent());
    return rows;
  }

  /** A condition did not hold, so nothing was written. */
  final class ConditionFailed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<Write> failed;

    public ConditionFailed(List<Write> failed) {
      super("a condition failed on " + failed.stream().map(w -> w.key().sk()).toList());
      this.failed = List.copyOf(failed);
    }

    /** Whether the condition of a write on {@code key} was among those that failed. */
    public boolean on(Key key) {
      return failed.stream().anyMatch(write -> write.key().equals(key));
    }
  }

  /**
   * Others kept writing the same items; nothing was written, and the same call may succeed later.
   */
  final class Contended extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Contended(Throwable cause) {
      super("the table is contended", cause);
    }
  }

  /**
   * The table cannot be reached, or takes no more for the moment; the same call may succeed later.
   * Of a write nobody knows whether it happened.
   */
  final class Away extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Away(Throwable cause) {
      super("the table is away", cause);
    }
  }

  /** A bookmark that no slice of this walk ever gave out. */
  final class ForeignBookmark extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ForeignBookmark() {
      super("the bookmark belongs to another walk");
    }
  }
}
