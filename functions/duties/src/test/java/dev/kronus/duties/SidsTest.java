package dev.kronus.duties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.doubles.MemoryTable;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SidsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private final Racing table = new Racing(new MemoryTable());
  private final Sids sids = new Sids(table);

  @Test
  void earlyWordIsNotMovedBackByAnotherThatIsAsEarly() {
    table.meanwhile = () -> sids.keep("SM1", fate(Fate.Status.UNDELIVERED));
    try {
      sids.keep("SM1", fate(Fate.Status.SENT));
    } catch (Table.ConditionFailed another) {
      sids.keep("SM1", fate(Fate.Status.SENT));
    }
    assertEquals(Optional.of(Fate.Status.UNDELIVERED), sids.early("SM1").map(Fate::status));
  }

  private static Fate fate(Fate.Status status) {
    return new Fate(status, NOW, Optional.empty());
  }

  /** Something else happens just before the first write. */
  private static final class Racing implements Table {
    private final Table beneath;
    private Runnable meanwhile = () -> {};

    Racing(Table beneath) {
      this.beneath = beneath;
    }

    @Override
    public void write(List<Write> writes) {
      Runnable first = meanwhile;
      meanwhile = () -> {};
      first.run();
      beneath.write(writes);
    }

    @Override
    public Optional<Item> get(Key key) {
      return beneath.get(key);
    }

    @Override
    public Map<Key, Item> getAll(List<Key> keys) {
      return beneath.getAll(keys);
    }

    @Override
    public Slice query(Query query) {
      return beneath.query(query);
    }

    @Override
    public long add(Key key, String name, long amount) {
      return beneath.add(key, name, amount);
    }

    @Override
    public long add(Key key, String name, long amount, Instant expires) {
      return beneath.add(key, name, amount, expires);
    }
  }
}
