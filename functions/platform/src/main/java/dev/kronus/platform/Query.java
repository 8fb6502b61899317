package dev.kronus.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A walk along one partition, in the order of its sort keys.
 *
 * @param index which keys to walk by; {@link Index#TABLE} reads consistently, the others eventually
 * @param pk the partition
 * @param from the first sort key, inclusive
 * @param to the last sort key, inclusive
 * @param backwards from the last sort key to the first
 * @param limit at most so many items
 * @param after where an earlier walk stopped, as its {@link Slice} said
 */
public record Query(
    Index index,
    String pk,
    String from,
    String to,
    boolean backwards,
    int limit,
    Optional<Slice.Bookmark> after) {
  /** Sorts after every character that a key of ours holds. */
  private static final String LAST = "\uFFFF";

  public Query {
    if (limit < 1) {
      throw new IllegalArgumentException("a walk sees at least one item");
    }
  }

  /** The table's own keys, or one of its two sparse indexes. */
  public enum Index {
    TABLE("pk", "sk"),
    /** Obligations by the time they are due. */
    DUE("due_pk", "due_at"),
    /** Lists by status, newest last. */
    STATUS("status_pk", "status_sk");

    private final String pk;
    private final String sk;

    Index(String pk, String sk) {
      this.pk = pk;
      this.sk = sk;
    }

    public String pk() {
      return pk;
    }

    public String sk() {
      return sk;
    }
  }

  public static Query of(Index index, String pk) {
    return new Query(index, pk, "", LAST, false, Integer.MAX_VALUE, Optional.empty());
  }

  public static Query of(String pk) {
    return of(Index.TABLE, pk);
  }

  public Query prefix(String prefix) {
    return between(prefix, prefix + LAST);
  }

  public Query between(String first, String last) {
    return new Query(index, pk, first, last, backwards, limit, after);
  }

  public Query newestFirst() {
    return new Query(index, pk, from, to, true, limit, after);
  }

  public Query limit(int most) {
    return new Query(index, pk, from, to, backwards, most, after);
  }

  public Query after(Optional<Slice.Bookmark> bookmark) {
    return new Query(index, pk, from, to, backwards, limit, bookmark);
  }

  /** No first sort key was named. */
  public boolean fromStart() {
    return from.isEmpty();
  }

  /** No last sort key was named. */
  public boolean toEnd() {
    return to.equals(LAST);
  }

  /** Nothing can stand between these bounds. */
  public boolean isEmpty() {
    return to.isEmpty() || from.compareTo(to) > 0;
  }

  /** Where the walk goes on after a row. */
  public Slice.Bookmark bookmark(Slice.Row row) {
    Map<String, String> keys = new TreeMap<>();
    keys.put(Index.TABLE.pk(), row.key().pk());
    keys.put(Index.TABLE.sk(), row.key().sk());
    if (index != Index.TABLE) {
      keys.put(index.pk(), row.item().text(index.pk()));
      keys.put(index.sk(), row.item().text(index.sk()));
    }
    return new Slice.Bookmark(keys);
  }

  /**
   * The keys to go on after, if any. A bookmark comes back from a caller, who may have made it up.
   *
   * @throws Table.ForeignBookmark when it marks no place of this walk
   */
  public Optional<Map<String, String>> start() {
    after.ifPresent(this::checkBelongs);
    return after.map(Slice.Bookmark::keys);
  }

  private void checkBelongs(Slice.Bookmark bookmark) {
    Map<String, String> keys = bookmark.keys();
    Set<String> names = new TreeSet<>(List.of(index.pk(), index.sk(), "pk", "sk"));
    String place = keys.getOrDefault(index.sk(), "");
    boolean belongs =
        keys.keySet().equals(names)
            && pk.equals(keys.get(index.pk()))
            && keys.values().stream().noneMatch(String::isEmpty)
            && place.compareTo(from) >= 0
            && place.compareTo(to) <= 0;
    if (!belongs) {
      throw new Table.ForeignBookmark();
    }
  }
}
