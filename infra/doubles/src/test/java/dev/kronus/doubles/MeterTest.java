package dev.kronus.doubles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of DynamoDB's developer guide, in its own examples' sizes. */
class MeterTest {
  private static final Key KEY = new Key("USER#1", "PROFILE");
  private final Meter meter = new Meter();
  private final MeteredTable table = new MeteredTable(new MemoryTable(), meter);

  @Test
  void aReadCostsOneUnitForFourKilobytesBegunAndForNothing() {
    table.get(KEY);
    assertEquals(1, meter.bill().readUnits());
    table.write(Write.put(KEY, item(4096), Condition.ANY));
    meter.bill();
    table.get(KEY);
    assertEquals(2, meter.bill().readUnits());
  }

  @Test
  void aPlainWriteCostsOneUnitForAKilobyteBegunAndTwiceThatInATransaction() {
    table.write(Write.put(KEY, item(100), Condition.ANY));
    assertEquals(1, meter.bill().writeUnits());
    table.write(Write.put(KEY, item(1100), Condition.ANY));
    assertEquals(2, meter.bill().writeUnits());
    table.write(Write.update(KEY).set("text", "short").when(Condition.has("text")));
    Bill bill = meter.bill();
    assertEquals(4, bill.writeUnits());
    assertEquals(List.of("dynamodb TransactWriteItems"), List.copyOf(bill.calls().keySet()));
  }

  @Test
  void anIndexCostsAUnitForAnEntryAndTwoWhenItsPlaceChanges() {
    table.write(Write.put(KEY, due("2026-01-01"), Condition.ANY));
    assertEquals(2, meter.bill().writeUnits());
    table.write(Write.put(KEY, due("2026-01-02"), Condition.ANY));
    assertEquals(3, meter.bill().writeUnits());
    table.write(Write.put(KEY, due("2026-01-02"), Condition.ANY));
    assertEquals(1, meter.bill().writeUnits());
    table.write(Write.put(KEY, Item.empty(), Condition.ANY));
    assertEquals(2, meter.bill().writeUnits());
  }

  @Test
  void aWalkCostsWhatItsItemsAreTogetherAndHalfOfThatAlongAnIndex() {
    for (int i = 0; i < 4; i++) {
      table.write(Write.put(new Key("P", "S" + i), due("2026-01-0" + i), Condition.ANY));
    }
    meter.bill();
    table.query(Query.of("P"));
    assertEquals(1, meter.bill().readUnits());
    table.query(Query.of(Query.Index.DUE, "DUE#01"));
    assertEquals(0.5, meter.bill().readUnits());
  }

  @Test
  void aConditionThatFailsCostsItsWriteAllTheSame() {
    Write write = Write.update(KEY).set("text", "x").when(Condition.has("text"));
    assertThrows(Table.ConditionFailed.class, () -> table.write(write));
    assertEquals(2, meter.bill().writeUnits());
  }

  private static Item item(int length) {
    return Item.empty().with("text", "x".repeat(length));
  }

  private static Item due(String at) {
    return Item.empty().with("due_pk", "DUE#01").with("due_at", at);
  }
}
