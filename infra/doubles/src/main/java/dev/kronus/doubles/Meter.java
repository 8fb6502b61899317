package dev.kronus.doubles;

import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts calls to the services around Kronus, and the request units that DynamoDB would charge for
 * its own, by the rules of its developer guide ("DynamoDB read and write operations", "Global
 * secondary indexes", "DynamoDB item sizes and formats"): DynamoDB Local's own word on what it
 * consumed is not the service's for transactions and indexes.
 */
public final class Meter {
  private static final int WRITE_UNIT = 1024;
  private static final int READ_UNIT = 4096;
  private final SortedMap<String, Integer> calls = new TreeMap<>();
  private double readUnits;
  private double writeUnits;
  private long bytes;

  /** One call. */
  public synchronized void call(String service, String action) {
    calls.merge(service + " " + action, 1, Integer::sum);
  }

  /** What was counted since this was last asked. */
  public synchronized Bill bill() {
    Bill bill = new Bill(new TreeMap<>(calls), readUnits, writeUnits, bytes);
    calls.clear();
    readUnits = 0;
    writeUnits = 0;
    bytes = 0;
    return bill;
  }

  /** A consistent read of one item, there or not. */
  synchronized void read(Key key, Optional<Item> item) {
    int size = item.map(found -> size(key, found)).orElse(0);
    bytes += size;
    readUnits += units(size, READ_UNIT);
  }

  /** A page of a walk, whose sizes are summed before they are rounded. */
  synchronized void walked(Query.Index index, long size) {
    bytes += size;
    readUnits += units(size, READ_UNIT) * (index == Query.Index.TABLE ? 1 : 0.5);
  }

  /** One item of a write: twice the units in a transaction, and each index once. */
  synchronized void wrote(Key key, Optional<Item> before, Optional<Item> after, boolean together) {
    int was = before.map(item -> size(key, item)).orElse(0);
    int is = after.map(item -> size(key, item)).orElse(0);
    bytes += is;
    writeUnits += units(Math.max(was, is), WRITE_UNIT) * (together ? 2 : 1);
    writeUnits += indexed(Query.Index.DUE, key, before, after);
    writeUnits += indexed(Query.Index.STATUS, key, before, after);
  }

  private static double indexed(
      Query.Index index, Key key, Optional<Item> before, Optional<Item> after) {
    Optional<Item> old = before.filter(item -> item.has(index.pk()));
    Optional<Item> now = after.filter(item -> item.has(index.pk()));
    double removing = old.map(item -> units(size(key, item), WRITE_UNIT)).orElse(0.0);
    double putting = now.map(item -> units(size(key, item), WRITE_UNIT)).orElse(0.0);
    if (old.isEmpty() || now.isEmpty() || !samePlace(index, old.get(), now.get())) {
      return removing + putting;
    }
    return old.equals(now) ? 0 : Math.max(removing, putting);
  }

  private static boolean samePlace(Query.Index index, Item one, Item other) {
    return Objects.equals(one.values().get(index.pk()), other.values().get(index.pk()))
        && Objects.equals(one.values().get(index.sk()), other.values().get(index.sk()));
  }

  private static double units(long size, int unit) {
    return Math.max(1, Math.ceilDiv(size, unit));
  }

  static int size(Key key, Item item) {
    return "pksk".length() + size(key.pk()) + size(key.sk()) + sizes(item.values());
  }

  private static int sizes(Map<?, ?> values) {
    return values.entrySet().stream().mapToInt(e -> size(e.getKey()) + size(e.getValue())).sum();
  }

  private static int size(Object value) {
    return switch (value) {
      case String text -> text.getBytes(StandardCharsets.UTF_8).length;
      case Long number -> (Long.toString(Math.abs(number)).length() + 1) / 2 + 1;
      case List<?> list -> 3 + list.size() + list.stream().mapToInt(Meter::size).sum();
      case Map<?, ?> map -> 3 + map.size() + sizes(map);
      default -> 1;
    };
  }
}
