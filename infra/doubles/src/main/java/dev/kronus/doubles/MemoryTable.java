package dev.kronus.doubles;

import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The table in memory, as strict as the deployed one. One lock makes every call atomic, and what
 * goes in is frozen, so nobody can change what stands here but through {@link #write}.
 */
public final class MemoryTable implements Table {
  private final Map<String, NavigableMap<String, Item>> partitions = new HashMap<>();
  private final MemoryIndex due = new MemoryIndex(Query.Index.DUE);
  private final MemoryIndex status = new MemoryIndex(Query.Index.STATUS);

  @Override
  public synchronized Optional<Item> get(Key key) {
    return Optional.ofNullable(standing(key));
  }

  @Override
  public synchronized Map<Key, Item> getAll(List<Key> keys) {
    Map<Key, Item> found = new LinkedHashMap<>();
    keys.forEach(key -> get(key).ifPresent(item -> found.put(key, item)));
    return found;
  }

  @Override
  public synchronized Slice query(Query query) {
    Optional<Map<String, String>> start = query.start();
    if (query.isEmpty()) {
      return new Slice(List.of(), Optional.empty());
    }
    return switch (query.index()) {
      case TABLE -> walk(query, start);
      case DUE -> due.walk(query, start);
      case STATUS -> status.walk(query, start);
    };
  }

  @Override
  public synchronized void write(List<Write> writes) {
    Write.checkTogether(writes);
    List<Write> failed = new ArrayList<>();
    for (Write write : writes) {
      if (!Judge.holds(write.condition(), standing(write.key()))) {
        failed.add(write);
      }
    }
    if (!failed.isEmpty()) {
      throw new ConditionFailed(failed);
    }
    Map<Key, Optional<Item>> after = new LinkedHashMap<>();
    for (Write write : writes) {
      after.put(write.key(), Outcome.of(write, standing(write.key())));
    }
    after.forEach(this::replace);
  }

  @Override
  public synchronized long add(Key key, String name, long amount) {
    write(Write.update(key).add(name, amount));
    return standing(key).number(name);
  }

  @Override
  public synchronized long add(Key key, String name, long amount, Instant expires) {
    write(Write.update(key).add(name, amount).set("expires_at", expires.getEpochSecond()));
    return standing(key).number(name);
  }

  /** Everything there is, in the order of its keys: for tests that look at the whole. */
  public synchronized List<Slice.Row> rows() {
    List<Slice.Row> rows = new ArrayList<>();
    for (String pk : partitions.keySet().stream().sorted().toList()) {
      partitions.get(pk).forEach((sk, item) -> rows.add(new Slice.Row(new Key(pk, sk), item)));
    }
    return rows;
  }

  private Item standing(Key key) {
    NavigableMap<String, Item> partition = partitions.get(key.pk());
    return partition == null ? null : partition.get(key.sk());
  }

  private void replace(Key key, Optional<Item> after) {
    Item before = standing(key);
    due.remove(key, before);
    status.remove(key, before);
    if (after.isEmpty()) {
      remove(key);
      return;
    }
    partitions.computeIfAbsent(key.pk(), pk -> new TreeMap<>()).put(key.sk(), after.get());
    due.put(key, after.get());
    status.put(key, after.get());
  }

  private void remove(Key key) {
    NavigableMap<String, Item> partition = partitions.get(key.pk());
    if (partition == null) {
      return;
    }
    partition.remove(key.sk());
    if (partition.isEmpty()) {
      partitions.remove(key.pk());
    }
  }

  private Slice walk(Query query, Optional<Map<String, String>> start) {
    NavigableMap<String, Item> rows = partitions.getOrDefault(query.pk(), new TreeMap<>());
    rows = rows.subMap(query.from(), true, query.to(), true);
    rows = Walk.from(rows, start.map(keys -> keys.get("sk")), query.backwards());
    return Walk.take(query, rows, (sk, item) -> new Slice.Row(new Key(query.pk(), sk), item));
  }
}
