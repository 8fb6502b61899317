package dev.kronus.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a {@link Query} found: rows in its order, and where to go on if the limit cut it short. */
public record Slice(List<Row> rows, Optional<Bookmark> next) {
  public Slice {
    rows = List.copyOf(rows);
  }

  /** An item with the key it stands under. */
  public record Row(Key key, Item item) {}

  /** The key attributes of the last row seen, of the table and of the index walked. */
  public record Bookmark(Map<String, String> keys) {}
}
