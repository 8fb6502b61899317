package dev.kronus.platform;

import dev.kronus.kernel.Page;
import dev.kronus.kernel.Paging;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Lists over all users by the status index, newest first: each shard gives its newest, and the
 * newest of those are shown. The index's sort key begins with the time and ends with the id, so it
 * is both the order and the cursor.
 */
public final class Listing {
  /** Sorts before every time. */
  private static final String FIRST = " ";

  private static final Comparator<Tail> NEWEST =
      Comparator.<Tail, String>comparing(tail -> place(tail.newest().orElseThrow())).reversed();

  private Listing() {}

  /**
   * @param partitions index partitions without their shard, such as {@code JOB#dead}
   */
  public static Page<Slice.Row> read(
      Table table, List<String> partitions, Paging paging, long total) {
    int first = Math.ceilDiv(2 * (paging.limit() + 1), partitions.size() * Shard.all().size()) + 1;
    PriorityQueue<Tail> tails = new PriorityQueue<>(NEWEST);
    for (String partition : partitions) {
      for (String shard : Shard.all()) {
        Tail tail = new Tail(table, partition + "#" + shard, paging.cursor(), first);
        tail.newest().ifPresent(any -> tails.add(tail));
      }
    }
    List<Slice.Row> shown = new ArrayList<>();
    while (shown.size() < paging.limit() && !tails.isEmpty()) {
      Tail tail = tails.remove();
      shown.add(tail.take());
      tail.newest().ifPresent(any -> tails.add(tail));
    }
    Optional<String> next =
        tails.isEmpty() ? Optional.empty() : Optional.of(place(shown.getLast()));
    return new Page<>(shown, next, total);
  }

  /**
   * One partition of the index, newest first.
   *
   * @param cursor a place that was shown, after which to go on
   */
  public static Slice walk(Table table, String pk, Optional<String> cursor, int limit) {
    Query query = Query.of(Query.Index.STATUS, pk).newestFirst().limit(limit);
    // A cursor is a sort key that was shown: one character less than it excludes it and keeps all
    // before it.
    return table.query(cursor.map(c -> query.between(FIRST, before(c))).orElse(query));
  }

  /**
   * The greatest key below {@code place} that could be another's: keys are ASCII, and end in an id.
   */
  private static String before(String place) {
    int last = place.length() - 1;
    return place.substring(0, last) + (char) (place.charAt(last) - 1) + '~';
  }

  /** Where a row stands, as a cursor says it. */
  public static String place(Slice.Row row) {
    return row.item().text(Query.Index.STATUS.sk());
  }
}
