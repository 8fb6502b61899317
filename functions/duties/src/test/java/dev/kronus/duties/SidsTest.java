package dev.kronus.duties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.doubles.Meanwhile;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.platform.Table;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SidsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private final Meanwhile table = new Meanwhile(new MemoryTable());
  private final Sids sids = new Sids(table);

  @Test
  void earlyWordIsNotMovedBackByAnotherThatIsAsEarly() {
    table.happens(() -> sids.keep("SM1", fate(Fate.Status.UNDELIVERED)));
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
}
