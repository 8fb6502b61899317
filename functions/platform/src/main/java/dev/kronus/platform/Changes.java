package dev.kronus.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The writes of one transaction, gathered from several areas. DynamoDB takes each item at most once
 * a transaction, so additions to the same counter are summed.
 */
public final class Changes {
  private final Map<Key, Write> writes = new LinkedHashMap<>();

  public Changes add(Write... more) {
    return add(List.of(more));
  }

  public Changes add(List<? extends Write> more) {
    for (Write write : more) {
      writes.merge(write.key(), write, Changes::sum);
    }
    return this;
  }

  public List<Write> writes() {
    return new ArrayList<>(writes.values());
  }

  public void commit(Table table) {
    table.write(writes());
  }

  private static Write sum(Write first, Write second) {
    if (first instanceof Write.Update a
        && second instanceof Write.Update b
        && addsOnly(a)
        && addsOnly(b)) {
      Write.Update sum = a;
      for (var entry : b.add().entrySet()) {
        sum = sum.add(entry.getKey(), entry.getValue());
      }
      return sum;
    }
    throw new IllegalStateException("written twice in one transaction: " + first.key().sk());
  }

  private static boolean addsOnly(Write.Update update) {
    return update.condition().equals(Condition.ANY)
        && update.set().isEmpty()
        && update.remove().isEmpty()
        && update.append().isEmpty();
  }
}
