package dev.kronus.platform;

import dev.kronus.kernel.Page;
import dev.kronus.kernel.Paging;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Lists over all users by the status index, newest first: each shard gives its newest, and the
 * newest of those are shown. The index's sort key begins with the time and ends with the id, so it
 * is both the order and the cursor.
 */
public final class Listing {
  /** Sorts before every time. */
  private static final String FIRST = " ";

  private Listing() {}

  /**
   * @param partitions index partitions without their shard, such as {@code JOB#dead}
   */
  public static Page<Slice.Row> read(
      Table table, List<String> partitions, Paging paging, long total) {
    List<Slice.Row> newest = new ArrayList<>();
    for (String partition : partitions) {
      for (String shard : Shard.all()) {
        newest.addAll(
            walk(table, partition + "#" + shard, paging.cursor(), paging.limit() + 1).rows());
      }
    }
    newest.sort(Comparator.comparing(Listing::place).reversed());
    if (newest.size() <= paging.limit()) {
      return new Page<>(newest, Optional.empty(), total);
    }
    List<Slice.Row> shown = newest.subList(0, paging.limit());
    return new Page<>(shown, Optional.of(place(shown.getLast())), total);
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
