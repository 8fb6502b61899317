package dev.kronus.doubles;

import dev.kronus.platform.Item;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.BiFunction;

/** How a query goes along sorted rows. */
final class Walk {
  private Walk() {}

  /** What is still to be seen after a place, in the order of the walk. */
  static <K> NavigableMap<K, Item> from(
      NavigableMap<K, Item> rows, Optional<K> after, boolean backwards) {
    NavigableMap<K, Item> ordered = backwards ? rows.descendingMap() : rows;
    return after.map(place -> ordered.tailMap(place, false)).orElse(ordered);
  }

  /** As many rows as the query wants, and a bookmark if there are more. */
  static <K> Slice take(
      Query query, NavigableMap<K, Item> rows, BiFunction<K, Item, Slice.Row> row) {
    List<Slice.Row> taken = new ArrayList<>();
    for (Map.Entry<K, Item> entry : rows.entrySet()) {
      if (taken.size() == query.limit()) {
        return new Slice(taken, Optional.of(query.bookmark(taken.getLast())));
      }
      taken.add(row.apply(entry.getKey(), entry.getValue()));
    }
    return new Slice(taken, Optional.empty());
  }
}
