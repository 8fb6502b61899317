package dev.kronus.platform;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * One partition of the status index, newest first, read a few rows at a time: twice as many each
 * time, so that a partition that has them all costs few calls and one that has none few rows.
 */
final class Tail {
  private final Table table;
  private final String pk;
  private final Deque<Slice.Row> read = new ArrayDeque<>();
  private Optional<String> place;
  private int next;
  private boolean ended;

  /**
   * @param place after which to begin
   * @param first how many rows to read at first
   */
  Tail(Table table, String pk, Optional<String> place, int first) {
    this.table = table;
    this.pk = pk;
    this.place = place;
    this.next = first;
  }

  /** The newest row that was not taken yet. */
  Optional<Slice.Row> newest() {
    if (read.isEmpty() && !ended) {
      Slice slice = Listing.walk(table, pk, place, next);
      read.addAll(slice.rows());
      ended = slice.next().isEmpty();
      place = Optional.ofNullable(read.peekLast()).map(Listing::place);
      next *= 2;
    }
    return Optional.ofNullable(read.peekFirst());
  }

  /** The same, which is then taken. */
  Slice.Row take() {
    newest();
    return read.removeFirst();
  }
}
