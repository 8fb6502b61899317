package dev.kronus.doubles;

import static dev.kronus.platform.Condition.ANY;
import static dev.kronus.platform.Query.Index.DUE;
import static dev.kronus.platform.Query.Index.STATUS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every table shows on a walk. */
abstract class WalkContract {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private Table table;

  abstract Table fresh();

  @BeforeEach
  void putAFewItems() {
    table = fresh();
    for (int n = 1; n <= 9; n++) {
      put("USER#7", "PROBE#" + n, Item.empty().with("n", n));
    }
    put("USER#7", "PROFILE", Item.empty());
    put("USER#7", "CONTACT#1", Item.empty());
    put("USER#70", "PROBE#1", Item.empty().with("n", 70));
  }

  @Test
  void walksOnePartitionInOrder() {
    List<String> all = walk(Query.of("USER#7"));
    assertEquals(11, all.size());
    assertEquals("CONTACT#1", all.getFirst());
    assertEquals("PROFILE", all.getLast());
    assertEquals(List.of(), walk(Query.of("USER#1")));
    Slice.Row row = table.query(Query.of("USER#70")).rows().getFirst();
    assertEquals(new Slice.Row(new Key("USER#70", "PROBE#1"), Item.empty().with("n", 70)), row);
  }

  @Test
  void walksByPrefix() {
    assertEquals(9, walk(Query.of("USER#7").prefix("PROBE#")).size());
    assertEquals(List.of("PROBE#3"), walk(Query.of("USER#7").prefix("PROBE#3")));
    assertEquals(11, walk(Query.of("USER#7").prefix("")).size());
    assertEquals(List.of(), walk(Query.of("USER#7").prefix("X")));
  }

  @Test
  void walksBetweenBoundsThatBelongToIt() {
    Query query = Query.of("USER#7");
    assertEquals(List.of("PROBE#3", "PROBE#4"), walk(query.between("PROBE#3", "PROBE#4")));
    assertEquals(List.of("CONTACT#1", "PROBE#1"), walk(query.between("", "PROBE#1")));
    assertEquals(List.of("PROBE#9", "PROFILE"), walk(query.between("PROBE#9", "\uFFFF")));
    assertEquals(List.of("PROBE#9"), walk(query.between("PROBE#9", "PROBE#9")));
    assertEquals(List.of(), walk(query.between("PROBE#4", "PROBE#3")));
    assertEquals(List.of(), walk(query.between("", "")));
  }

  @Test
  void walksBackwards() {
    Query query = Query.of("USER#7").prefix("PROBE#").newestFirst();
    assertEquals(List.of("PROBE#9", "PROBE#8"), walk(query.limit(2)).subList(0, 2));
    assertEquals("PROBE#1", walk(query).getLast());
  }

  @Test
  void stopsAtTheLimitAndGoesOnFromItsBookmark() {
    for (boolean backwards : List.of(false, true)) {
      Query query = Query.of("USER#7").prefix("PROBE#").limit(4);
      Query walk = backwards ? query.newestFirst() : query;
      List<Integer> sizes = new ArrayList<>();
      List<Slice.Row> seen = new ArrayList<>();
      Optional<Slice.Bookmark> next = Optional.empty();
      do {
        Slice slice = table.query(walk.after(next));
        sizes.add(slice.rows().size());
        seen.addAll(slice.rows());
        next = slice.next();
      } while (next.isPresent());
      assertEquals(List.of(4, 4, 1), sizes);
      assertEquals(table.all(walk.limit(100)), seen);
    }
  }

  @Test
  void givesNoBookmarkAtTheVeryEnd() {
    Query probes = Query.of("USER#7").prefix("PROBE#");
    assertEquals(Optional.empty(), table.query(probes.limit(9)).next());
    assertEquals(Optional.empty(), table.query(probes).next());
    assertEquals(9, table.all(probes.limit(3)).size());
  }

  @Test
  void goesOnAfterARowThatIsGone() {
    Query query = Query.of("USER#7").prefix("PROBE#").limit(2);
    Slice first = table.query(query);
    table.write(Write.delete(new Key("USER#7", "PROBE#2"), ANY));
    table.write(Write.delete(new Key("USER#7", "PROBE#3"), ANY));
    assertEquals(List.of("PROBE#4", "PROBE#5"), names(table.query(query.after(first.next()))));
  }

  @Test
  void refusesABookmarkOfAnotherWalk() {
    Query query = Query.of("USER#7").prefix("PROBE#").limit(1);
    foreign(query, Map.of("pk", "USER#70", "sk", "PROBE#1"));
    foreign(query, Map.of("pk", "USER#7", "sk", "PROFILE"));
    foreign(query, Map.of("pk", "USER#7"));
    foreign(query, Map.of());
    foreign(query, Map.of("pk", "USER#7", "sk", "PROBE#1", "due_pk", "x"));
    Query due = Query.of(DUE, "DUE#1");
    foreign(due, Map.of("pk", "USER#7", "sk", "PROFILE"));
    foreign(due, Map.of("pk", "", "sk", "P", "due_pk", "DUE#1", "due_at", "2026"));
    foreign(due, Map.of("pk", "U", "sk", "P", "due_pk", "DUE#2", "due_at", "2026"));
  }

  @Test
  void keepsOnlyItemsWithBothAttributesInAnIndex() {
    put("USER#1", "SETTINGS", Item.empty().with("due_pk", "DUE#1").with("due_at", NOON));
    put("USER#2", "SETTINGS", Item.empty().with("due_pk", "DUE#1"));
    put("USER#3", "SETTINGS", Item.empty().with("due_at", NOON));
    put("USER#4", "SETTINGS", Item.empty().with("due_pk", "DUE#2").with("due_at", NOON));
    Slice slice = table.query(Query.of(DUE, "DUE#1"));
    assertEquals(List.of(new Key("USER#1", "SETTINGS")), keys(slice));
    assertEquals(NOON, slice.rows().getFirst().item().instant("due_at"));
  }

  @Test
  void movesItemsInAnIndexAsTheyChange() {
    Key key = new Key("USER#1", "SETTINGS");
    put("USER#1", "SETTINGS", Item.empty().with("due_pk", "DUE#1").with("due_at", NOON));
    table.write(Write.update(key).set("due_at", NOON.plusSeconds(60)).set("x", 1));
    assertEquals(List.of(), keys(table.query(dueBy(NOON))));
    assertEquals(List.of(key), keys(table.query(dueBy(NOON.plusSeconds(60)))));
    table.write(Write.update(key).remove("due_pk", "due_at"));
    assertEquals(List.of(), keys(table.query(Query.of(DUE, "DUE#1"))));
    table.write(Write.update(key).set("due_pk", "DUE#1").set("due_at", NOON));
    table.write(Write.delete(key, ANY));
    assertEquals(List.of(), keys(table.query(Query.of(DUE, "DUE#1"))));
  }

  @Test
  void showsWhatIsOverdueOldestFirst() {
    for (int n = 5; n >= 1; n--) {
      Item item = Item.empty().with("due_pk", "DUE#1").with("due_at", NOON.plusSeconds(n));
      put("USER#" + n, "SETTINGS", item);
    }
    List<Key> due = keys(table.query(dueBy(NOON.plusSeconds(3))));
    assertEquals(List.of("USER#1", "USER#2", "USER#3"), due.stream().map(Key::pk).toList());
  }

  @Test
  void seesEveryItemOfEqualPlaceInAnIndex() {
    for (int n = 1; n <= 7; n++) {
      Item item = Item.empty().with("status_pk", "JOB#dead#1").with("status_sk", "same");
      put("USER#" + n, "JOB#" + n, item);
    }
    for (Query query : List.of(Query.of(STATUS, "JOB#dead#1").limit(2))) {
      assertEquals(7, table.all(query).stream().distinct().count());
      assertEquals(7, table.all(query.newestFirst()).stream().distinct().count());
    }
  }

  @Test
  void walksOnPastAMegabyte() {
    String large = "x".repeat(300_000);
    for (int n = 1; n <= 5; n++) {
      put("LARGE", "S" + n, Item.empty().with("text", large));
    }
    Slice whole = table.query(Query.of("LARGE"));
    assertEquals(List.of("S1", "S2", "S3", "S4", "S5"), names(whole));
    assertEquals(Optional.empty(), whole.next());
    assertEquals(List.of("S5", "S4", "S3", "S2", "S1"), walk(Query.of("LARGE").newestFirst()));
    Slice four = table.query(Query.of("LARGE").limit(4));
    assertEquals(List.of("S1", "S2", "S3", "S4"), names(four));
    assertEquals(List.of("S5"), names(table.query(Query.of("LARGE").after(four.next()))));
  }

  private static Query dueBy(Instant when) {
    return Query.of(DUE, "DUE#1").between("", Item.time(when));
  }

  private void foreign(Query query, Map<String, String> keys) {
    Query after = query.after(Optional.of(new Slice.Bookmark(keys)));
    assertThrows(Table.ForeignBookmark.class, () -> table.query(after));
  }

  private void put(String pk, String sk, Item item) {
    table.write(Write.put(new Key(pk, sk), item, ANY));
  }

  private List<String> walk(Query query) {
    return table.all(query).stream().map(row -> row.key().sk()).toList();
  }

  private static List<String> names(Slice slice) {
    return keys(slice).stream().map(Key::sk).toList();
  }

  private static List<Key> keys(Slice slice) {
    return slice.rows().stream().map(Slice.Row::key).toList();
  }
}
