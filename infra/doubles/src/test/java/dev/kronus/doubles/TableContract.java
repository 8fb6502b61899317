package dev.kronus.doubles;

import static dev.kronus.platform.Condition.ABSENT;
import static dev.kronus.platform.Condition.ANY;
import static dev.kronus.platform.Condition.EXISTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every table does with items and transactions. */
abstract class TableContract {
  static final Key TONY = Key.of(new Uid(7), "PROFILE");
  static final Key BRUCE = Key.of(new Uid(8), "PROFILE");

  Table table;

  /** A table with nothing in it. */
  abstract Table fresh();

  @BeforeEach
  void startEmpty() {
    table = fresh();
  }

  @Test
  void readsSeveralWithOneCall() {
    Item tony = Item.empty().with("name", "Tony");
    table.write(Write.put(TONY, tony, ANY));
    assertEquals(Map.of(TONY, tony), table.getAll(List.of(TONY, BRUCE)));
    assertEquals(Map.of(), table.getAll(List.of()));
  }

  @Test
  void givesBackEveryKindOfValue() {
    Item item =
        Item.empty()
            .with("name", "Tony ☺")
            .with("empty", "")
            .with("count", Long.MAX_VALUE)
            .with("debt", -1)
            .with("active", true)
            .with("at", Instant.parse("2026-11-20T06:45:00.120Z"))
            .with("unknown", Optional.empty())
            .with("events", List.of(Map.of("at", Instant.EPOCH, "n", 1), "x", List.of()))
            .with("nested", Map.of("a", Map.of("b", false)));
    table.write(Write.put(TONY, item, ANY));
    assertEquals(Optional.of(item), table.get(TONY));
    assertEquals("2026-11-20T06:45:00.120Z", table.get(TONY).orElseThrow().text("at"));
    assertEquals(Optional.empty(), table.get(BRUCE));
  }

  @Test
  void keepsAnItemThatIsOnlyAKey() {
    table.write(Write.create(TONY, Item.empty()));
    assertEquals(Optional.of(Item.empty()), table.get(TONY));
  }

  @Test
  void copiesWhatGoesIn() {
    Map<String, Object> inner = new HashMap<>(Map.of("a", 1L));
    List<Object> events = new ArrayList<>(List.of(inner));
    table.write(Write.put(TONY, Item.of(Map.of("events", events)), ANY));
    inner.put("a", 2L);
    events.clear();
    assertEquals(List.of(Map.of("a", 1L)), table.get(TONY).orElseThrow().list("events"));
  }

  @Test
  void replacesTheWholeItem() {
    table.write(Write.create(TONY, Item.empty().with("old", 1)));
    table.write(Write.put(TONY, Item.empty().with("new", 2), EXISTS));
    assertEquals(Item.empty().with("new", 2), table.get(TONY).orElseThrow());
  }

  @Test
  void createsOnlyWhatIsNotThere() {
    table.write(Write.create(TONY, Item.empty().with("n", 1)));
    refused(Write.create(TONY, Item.empty().with("n", 2)));
    assertEquals(1, table.get(TONY).orElseThrow().number("n"));
  }

  @Test
  void deletesAndDoesNotMindWhatIsGone() {
    table.write(Write.create(TONY, Item.empty()));
    refused(Write.delete(TONY, ABSENT));
    table.write(Write.delete(TONY, EXISTS));
    assertEquals(Optional.empty(), table.get(TONY));
    table.write(Write.delete(TONY, ANY));
    refused(Write.delete(TONY, EXISTS));
  }

  @Test
  void updatesOnlyWhatItNames() {
    table.write(Write.create(TONY, Item.empty().with("name", "Tony").with("a", 1).with("b", 2)));
    table.write(
        Write.update(TONY)
            .set("a", 10)
            .set("status", "reserved word")
            .remove("b", "never")
            .add("fails", 2)
            .add("fails", 3)
            .append("events", Map.of("type", "one"))
            .append("events", Map.of("type", "two"))
            .when(EXISTS));
    Item item = table.get(TONY).orElseThrow();
    assertEquals(10, item.number("a"));
    assertEquals("reserved word", item.text("status"));
    assertFalse(item.has("b"));
    assertEquals("Tony", item.text("name"));
    assertEquals(5, item.number("fails"));
    assertEquals(List.of(Map.of("type", "one"), Map.of("type", "two")), item.list("events"));
  }

  @Test
  void addsToWhatIsThere() {
    table.write(Write.update(TONY).append("events", Map.of("type", "one")).add("fails", 5));
    table.write(Write.update(TONY).append("events", Map.of("type", "two")).add("fails", -5));
    Item item = table.get(TONY).orElseThrow();
    assertEquals(List.of(Map.of("type", "one"), Map.of("type", "two")), item.list("events"));
    assertEquals(0, item.number("fails"));
  }

  @Test
  void makesWhatAnUpdateFindsAbsent() {
    table.write(Write.update(TONY).set("a", 1));
    assertEquals(Item.empty().with("a", 1), table.get(TONY).orElseThrow());
    refused(Write.update(BRUCE).set("a", 1).when(EXISTS));
    assertEquals(Optional.empty(), table.get(BRUCE));
  }

  @Test
  void letsTheLastWordOnAnAttributeCount() {
    table.write(Write.update(TONY).set("a", 1).remove("a").set("b", Optional.empty()).set("b", 2));
    assertEquals(Item.empty().with("b", 2), table.get(TONY).orElseThrow());
  }

  @Test
  void makesNothingOfAnUpdateThatChangesNothing() {
    table.write(Write.update(TONY));
    table.write(Write.update(TONY), Write.check(BRUCE, ANY));
    assertEquals(Optional.empty(), table.get(TONY));
    refused(Write.update(TONY).when(EXISTS));
  }

  @Test
  void refusesWhatNoItemCanHold() {
    assertThrows(RuntimeException.class, () -> Write.create(TONY, Item.empty().with("pk", "x")));
    Write.Update theKey = Write.update(TONY).add("sk", 1);
    assertThrows(IllegalArgumentException.class, () -> table.write(theKey));
    Write.Update twice = Write.update(TONY).set("a", 1).add("a", 1);
    assertThrows(IllegalArgumentException.class, () -> table.write(twice));
    Write.Put numberInIndex = Write.create(TONY, Item.empty().with("due_at", 1));
    assertThrows(RuntimeException.class, () -> table.write(numberInIndex));
    Write.Put emptyInIndex = Write.create(TONY, Item.empty().with("due_pk", ""));
    assertThrows(RuntimeException.class, () -> table.write(emptyInIndex));
    Write.Put alien = Write.create(TONY, Item.of(Map.of("a", 1.5)));
    assertThrows(IllegalArgumentException.class, () -> table.write(alien));
    table.write(Write.create(BRUCE, Item.empty().with("a", "text")));
    assertThrows(RuntimeException.class, () -> table.write(Write.update(BRUCE).add("a", 1)));
    Write.Update append = Write.update(BRUCE).append("a", Map.of());
    assertThrows(RuntimeException.class, () -> table.write(append));
    Write[] halfWrong = {Write.create(TONY, Item.empty()), Write.update(BRUCE).add("a", 1)};
    assertThrows(RuntimeException.class, () -> table.write(halfWrong));
    assertEquals(Optional.empty(), table.get(TONY));
    assertEquals(Item.empty().with("a", "text"), table.get(BRUCE).orElseThrow());
  }

  @Test
  void changesAllOrNothing() {
    table.write(Write.create(BRUCE, Item.empty().with("n", 1)));
    Key other = new Key("EMAIL#t@s.com", "EMAIL#t@s.com");
    Table.ConditionFailed failed =
        refused(
            Write.create(TONY, Item.empty()),
            Write.create(BRUCE, Item.empty()),
            Write.check(other, EXISTS),
            Write.update(Key.of(new Uid(9), "PROFILE")).set("a", 1));
    assertFalse(failed.on(TONY));
    assertTrue(failed.on(BRUCE));
    assertTrue(failed.on(other));
    assertFalse(failed.on(Key.of(new Uid(9), "PROFILE")));
    assertEquals(Optional.empty(), table.get(TONY));
    assertEquals(Optional.empty(), table.get(Key.of(new Uid(9), "PROFILE")));
    assertEquals(1, table.get(BRUCE).orElseThrow().number("n"));
  }

  @Test
  void changesEveryKindTogether() {
    Key third = Key.of(new Uid(9), "PROFILE");
    Key fourth = Key.of(new Uid(10), "PROFILE");
    table.write(Write.create(BRUCE, Item.empty().with("n", 1)), Write.create(third, Item.empty()));
    table.write(
        Write.create(TONY, Item.empty()),
        Write.update(BRUCE).add("n", 1).when(Condition.equal("n", 1)),
        Write.delete(third, EXISTS),
        Write.check(fourth, ABSENT));
    assertTrue(table.get(TONY).isPresent());
    assertEquals(2, table.get(BRUCE).orElseThrow().number("n"));
    assertEquals(Optional.empty(), table.get(third));
    assertEquals(Optional.empty(), table.get(fourth));
  }

  @Test
  void namesTheOneThatFailedAlone() {
    assertTrue(refused(Write.update(TONY).set("a", 1).when(EXISTS)).on(TONY));
    assertTrue(refused(Write.check(TONY, EXISTS)).on(TONY));
    assertTrue(refused(Write.delete(TONY, EXISTS)).on(TONY));
  }

  @Test
  void takesAHundredWritesAndNoMore() {
    List<Write> writes = new ArrayList<>();
    IntStream.range(0, 100)
        .forEach(n -> writes.add(Write.create(new Key("P", "S" + n), Item.empty())));
    table.write(writes);
    assertTrue(table.get(new Key("P", "S99")).isPresent());
    writes.add(Write.check(TONY, ABSENT));
    assertThrows(IllegalArgumentException.class, () -> table.write(writes));
    table.write(List.of());
  }

  @Test
  void refusesTwoWritesOnOneItem() {
    Write create = Write.create(TONY, Item.empty());
    Write check = Write.check(TONY, ABSENT);
    assertThrows(IllegalArgumentException.class, () -> table.write(create, check));
    assertEquals(Optional.empty(), table.get(TONY));
  }

  @Test
  void addsFromNothingAndAnswersTheSum() {
    assertEquals(1, table.add(TONY, "users", 1));
    assertEquals(41, table.add(TONY, "users", 40));
    assertEquals(-1, table.add(TONY, "status", -1));
    assertEquals(Item.empty().with("users", 41).with("status", -1), table.get(TONY).orElseThrow());
  }

  @Test
  void letsACounterGoByItself() {
    Instant end = Instant.parse("2026-11-21T00:00:00.900Z");
    assertEquals(1, table.add(TONY, "sent", 1, end));
    assertEquals(3, table.add(TONY, "sent", 2, end.plusSeconds(1)));
    long expires = end.plusSeconds(1).getEpochSecond();
    Item counter = Item.empty().with("sent", 3).with("expires_at", expires);
    assertEquals(counter, table.get(TONY).orElseThrow());
  }

  Table.ConditionFailed refused(Write... writes) {
    return assertThrows(Table.ConditionFailed.class, () -> table.write(writes));
  }
}
