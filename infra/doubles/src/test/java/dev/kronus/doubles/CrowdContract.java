package dev.kronus.doubles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every table does when fifty come at once. */
abstract class CrowdContract {
  private static final int CROWD = 50;
  private static final Key COUNT = new Key("COUNT#probe#pending#1", "COUNT");
  private static final Key OTHER = new Key("COUNT#probe#good#1", "COUNT");

  private Table table;

  abstract Table fresh();

  @BeforeEach
  void startEmpty() {
    table = fresh();
  }

  @Test
  void givesNoNumberTwice() throws Exception {
    List<Long> numbers = together(() -> table.add(COUNT, "n", 1));
    assertEquals(CROWD, new HashSet<>(numbers).size());
    assertEquals(CROWD, table.get(COUNT).orElseThrow().number("n"));
  }

  @Test
  void countsExactlyInTransactions() throws Exception {
    together(
        () -> untilUncontended(Write.update(COUNT).add("n", 1), Write.update(OTHER).add("n", 2)));
    assertEquals(CROWD, table.get(COUNT).orElseThrow().number("n"));
    assertEquals(2 * CROWD, table.get(OTHER).orElseThrow().number("n"));
  }

  @Test
  void letsOneOfFiftyCreate() throws Exception {
    List<Boolean> made =
        together(
            () -> {
              try {
                return untilUncontended(
                    Write.create(COUNT, Item.empty()), Write.create(OTHER, Item.empty()));
              } catch (Table.ConditionFailed e) {
                return !e.on(COUNT) || !e.on(OTHER);
              }
            });
    assertEquals(1, made.stream().filter(yes -> yes).count());
  }

  @Test
  void losesNoUpdateThatComparesFirst() throws Exception {
    table.write(Write.create(COUNT, Item.empty().with("n", 0)));
    together(this::incrementByComparing);
    assertEquals(CROWD, table.get(COUNT).orElseThrow().number("n"));
  }

  private Boolean incrementByComparing() {
    while (true) {
      long seen = table.get(COUNT).orElseThrow().number("n");
      try {
        return untilUncontended(
            Write.update(COUNT).set("n", seen + 1).when(Condition.equal("n", seen)));
      } catch (Table.ConditionFailed overtaken) {
        Thread.onSpinWait();
      }
    }
  }

  private boolean untilUncontended(Write... writes) {
    while (true) {
      try {
        table.write(writes);
        return true;
      } catch (Table.Contended crowded) {
        Thread.onSpinWait();
      }
    }
  }

  private static <T> List<T> together(Callable<T> call) throws Exception {
    List<T> results = new ArrayList<>();
    try (ExecutorService crowd = Executors.newFixedThreadPool(CROWD)) {
      List<Callable<T>> calls = new ArrayList<>();
      for (int n = 0; n < CROWD; n++) {
        calls.add(call);
      }
      for (Future<T> result : crowd.invokeAll(calls)) {
        results.add(result.get());
      }
    }
    return results;
  }
}
