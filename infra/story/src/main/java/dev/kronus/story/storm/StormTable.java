package dev.kronus.story.storm;

import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A table whose calls fail as DynamoDB's do: throttled, in conflict, timed out with and without
 * effect, and an index that lags.
 */
final class StormTable implements Table {
  private static final int REMEMBERED = 40;
  private static final Comparator<Slice.Row> BY_DUE =
      Comparator.<Slice.Row, String>comparing(row -> row.item().text("due_at"))
          .thenComparing(row -> row.key().pk())
          .thenComparing(row -> row.key().sk());

  private final Table beneath;
  private final Stage stage;
  private final Weather weather;
  private final BiConsumer<Key, Optional<Item>> written;
  private final Deque<Before> past = new ArrayDeque<>();

  private record Before(Key key, Optional<Item> item) {}

  /**
   * @param written hears of every item of a user's that was written, and what it is now
   */
  StormTable(Table beneath, Stage stage, BiConsumer<Key, Optional<Item>> written) {
    this.beneath = beneath;
    this.stage = stage;
    this.weather = stage.weather();
    this.written = written;
  }

  @Override
  public Map<Key, Item> getAll(List<Key> keys) {
    read();
    return beneath.getAll(keys);
  }

  @Override
  public Optional<Item> get(Key key) {
    read();
    return beneath.get(key);
  }

  @Override
  public Slice query(Query query) {
    read();
    Slice now = beneath.query(query);
    boolean stale = query.index() == Query.Index.DUE && strikes(Fault.INDEX_STALE);
    return stale ? asItWas(query, now) : now;
  }

  @Override
  public void write(List<Write> writes) {
    stage.before();
    if (strikes(Fault.TABLE_THROTTLED)) {
      throw new Contended(new Broken(Fault.TABLE_THROTTLED));
    }
    if (strikes(Fault.TABLE_CONFLICT)) {
      throw new Contended(new Broken(Fault.TABLE_CONFLICT));
    }
    if (strikes(Fault.TABLE_TIMEOUT)) {
      throw new Broken(Fault.TABLE_TIMEOUT);
    }
    List<Before> before = new ArrayList<>();
    if (!weather.isCalm()) {
      writes.forEach(write -> before.add(new Before(write.key(), beneath.get(write.key()))));
    }
    beneath.write(writes);
    before.forEach(this::remember);
    writes.forEach(this::changed);
    done();
  }

  @Override
  public long add(Key key, String name, long amount) {
    twice(() -> beneath.add(key, name, amount));
    long sum = beneath.add(key, name, amount);
    done();
    return sum;
  }

  @Override
  public long add(Key key, String name, long amount, Instant expires) {
    twice(() -> beneath.add(key, name, amount, expires));
    long sum = beneath.add(key, name, amount, expires);
    done();
    return sum;
  }

  private void read() {
    stage.before();
    if (strikes(Fault.TABLE_THROTTLED)) {
      throw new Broken(Fault.TABLE_THROTTLED);
    }
  }

  private void twice(Runnable addition) {
    read();
    if (strikes(Fault.TABLE_ADDED_TWICE)) {
      addition.run();
    }
  }

  private void done() {
    if (strikes(Fault.TABLE_ANSWER_LOST)) {
      throw new Broken(Fault.TABLE_ANSWER_LOST);
    }
    stage.after();
  }

  private boolean strikes(Fault fault) {
    return !weather.isCalm() && stage.isRunning() && weather.strikes(fault);
  }

  private void remember(Before before) {
    past.addFirst(before);
    if (past.size() > REMEMBERED) {
      past.removeLast();
    }
  }

  private void changed(Write write) {
    if (write.key().pk().startsWith("USER#")) {
      written.accept(write.key(), beneath.get(write.key()));
    }
  }

  /** The walk as it would have been some writes ago. */
  private Slice asItWas(Query query, Slice now) {
    Map<Key, Slice.Row> rows = new LinkedHashMap<>();
    now.rows().forEach(row -> rows.put(row.key(), row));
    int back = weather.one(REMEMBERED) + 1;
    for (Before before : past) {
      if (back-- == 0) {
        break;
      }
      rows.remove(before.key());
      before
          .item()
          .filter(item -> isOn(query, item))
          .ifPresent(item -> rows.put(before.key(), new Slice.Row(before.key(), item)));
    }
    return new Slice(rows.values().stream().sorted(BY_DUE).toList(), now.next());
  }

  private static boolean isOn(Query query, Item item) {
    return item.maybeText("due_pk").filter(query.pk()::equals).isPresent()
        && item.text("due_at").compareTo(query.from()) >= 0
        && item.text("due_at").compareTo(query.to()) <= 0;
  }
}
