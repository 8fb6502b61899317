package dev.kronus.kernel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list, newest first.
 *
 * @param rows at most as many as were asked for
 * @param next the cursor of the following part; empty at the end
 * @param total how many there are in all, or {@link #UNCOUNTED}
 */
public record Page<T>(List<T> rows, Optional<String> next, long total) {
  /** Of a list that grows without a count. */
  public static final long UNCOUNTED = -1;

  public Page {
    rows = List.copyOf(rows);
  }

  /** A part of a list that is too long to be counted. */
  public static <T> Page<T> uncounted(List<T> rows, Optional<String> next) {
    return new Page<>(rows, next, -1);
  }

  /** The same part, each row shown by {@code view}. */
  public <V> Page<V> map(Function<? super T, ? extends V> view) {
    return new Page<>(rows.stream().<V>map(view).toList(), next, total);
  }
}
