package dev.kronus.platform;

import dev.kronus.kernel.Uid;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many there are of a thing in each status, exact because a count changes in the transaction
 * that changes the status, and read in constant time: one small item a shard, one number a status.
 *
 * @param thing such as {@code probe}
 */
public record Counts(String thing) {

  /** One more in {@code status}. */
  public Write.Update more(Uid uid, String status) {
    return update(uid).add(status, 1);
  }

  /** One fewer in {@code status}. */
  public Write.Update fewer(Uid uid, String status) {
    return update(uid).add(status, -1);
  }

  /** One moved between statuses. */
  public Write.Update moved(Uid uid, String from, String to) {
    return from.equals(to) ? update(uid).add(to, 0) : update(uid).add(from, -1).add(to, 1);
  }

  /** The sum over all shards, by status; a status nobody was ever in is absent. */
  public Map<String, Long> read(Table table) {
    Map<String, Long> sums = new TreeMap<>();
    for (Slice.Row row : table.all(Query.of(pk()))) {
      row.item().values().forEach((status, n) -> sums.merge(status, (Long) n, Long::sum));
    }
    return sums;
  }

  private Write.Update update(Uid uid) {
    return Write.update(new Key(pk(), Shard.of(uid)));
  }

  private String pk() {
    return "COUNT#" + thing;
  }
}
