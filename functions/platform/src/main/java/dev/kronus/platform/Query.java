package dev.kronus.platform;

import java.util.Optional;

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
}
