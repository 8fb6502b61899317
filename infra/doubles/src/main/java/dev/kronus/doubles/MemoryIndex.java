package dev.kronus.doubles;

import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A sparse index: it holds the items that have both of its attributes. */
final class MemoryIndex {
  private static final String LAST = "\uFFFF";
  private static final Slice NOTHING = new Slice(List.of(), Optional.empty());

  private final Query.Index index;
  private final Map<String, NavigableMap<Place, Item>> partitions = new HashMap<>();

  MemoryIndex(Query.Index index) {
    this.index = index;
  }

  void put(Key key, Item item) {
    if (holds(item)) {
      partitions
          .computeIfAbsent(item.text(index.pk()), pk -> new TreeMap<>())
          .put(new Place(item.text(index.sk()), key.pk(), key.sk()), item);
    }
  }

  void remove(Key key, Item item) {
    if (holds(item)) {
      String pk = item.text(index.pk());
      NavigableMap<Place, Item> partition = partitions.get(pk);
      partition.remove(new Place(item.text(index.sk()), key.pk(), key.sk()));
      if (partition.isEmpty()) {
        partitions.remove(pk);
      }
    }
  }

  Slice walk(Query query, Optional<Map<String, String>> start) {
    NavigableMap<Place, Item> rows = partitions.get(query.pk());
    if (rows == null) {
      return NOTHING;
    }
    Place first = new Place(query.from(), "", "");
    rows = rows.subMap(first, true, new Place(query.to(), LAST, LAST), true);
    rows = Walk.from(rows, start.map(this::place), query.backwards());
    return Walk.take(query, rows, (place, item) -> new Slice.Row(place.key(), item));
  }

  private boolean holds(Item item) {
    return item != null && item.has(index.pk()) && item.has(index.sk());
  }

  private Place place(Map<String, String> keys) {
    return new Place(keys.get(index.sk()), keys.get("pk"), keys.get("sk"));
  }

  /** The index's order; among equals, by the table's own keys. */
  private record Place(String by, String pk, String sk) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int order = by.compareTo(other.by);
      order = order == 0 ? pk.compareTo(other.pk) : order;
      return order == 0 ? sk.compareTo(other.sk) : order;
    }

    Key key() {
      return new Key(pk, sk);
    }
  }
}
