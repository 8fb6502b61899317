package dev.kronus.doubles;

import static dev.kronus.platform.Condition.ABSENT;
import static dev.kronus.platform.Condition.ANY;
import static dev.kronus.platform.Condition.EXISTS;
import static dev.kronus.platform.Condition.all;
import static dev.kronus.platform.Condition.atLeast;
import static dev.kronus.platform.Condition.atMost;
import static dev.kronus.platform.Condition.either;
import static dev.kronus.platform.Condition.equal;
import static dev.kronus.platform.Condition.has;
import static dev.kronus.platform.Condition.missing;
import static dev.kronus.platform.Condition.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every table understands by a condition: each is tried on an item and on nothing. */
abstract class ConditionContract {
  private static final Key THERE = new Key("USER#7", "THERE");
  private static final Key NOWHERE = new Key("USER#7", "NOWHERE");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private Table table;

  abstract Table fresh();

  @BeforeEach
  void putOneItem() {
    table = fresh();
    table.write(
        Write.create(
            THERE,
            Item.empty()
                .with("status", "pending")
                .with("n", 5)
                .with("active", false)
                .with("at", NOON)
                .with("list", List.of(1, "a"))
                .with("map", Map.of("k", "v"))));
  }

  @Test
  void knowsWhetherTheItemIsThere() {
    holds(EXISTS, true, false);
    holds(ABSENT, false, true);
    holds(ANY, true, true);
  }

  @Test
  void knowsWhetherAnAttributeIsThere() {
    holds(has("status"), true, false);
    holds(has("never"), false, false);
    holds(missing("status"), false, true);
    holds(missing("never"), true, true);
  }

  @Test
  void comparesForEquality() {
    holds(equal("status", "pending"), true, false);
    holds(equal("status", "good"), false, false);
    holds(equal("n", 5), true, false);
    holds(equal("n", 6), false, false);
    holds(equal("n", "5"), false, false);
    holds(equal("active", false), true, false);
    holds(equal("active", true), false, false);
    holds(equal("at", NOON), true, false);
    holds(equal("never", ""), false, false);
    holds(equal("list", List.of(1, "a")), true, false);
    holds(equal("list", List.of("a")), false, false);
    holds(equal("map", Map.of("k", "v")), true, false);
  }

  @Test
  void comparesForOrder() {
    holds(atMost("n", 5), true, false);
    holds(atMost("n", 4), false, false);
    holds(atMost("n", 40), true, false);
    holds(atLeast("n", 5), true, false);
    holds(atLeast("n", 6), false, false);
    holds(atLeast("n", -10), true, false);
    holds(atMost("at", NOON), true, false);
    holds(atMost("at", NOON.minusMillis(1)), false, false);
    holds(atLeast("at", NOON.plusMillis(1)), false, false);
    holds(atLeast("at", NOON.minusSeconds(86400)), true, false);
    holds(atMost("status", "q"), true, false);
  }

  @Test
  void findsNoOrderBetweenTypesOrWithNothing() {
    holds(atMost("n", "9"), false, false);
    holds(atLeast("n", ""), false, false);
    holds(atLeast("status", 0), false, false);
    holds(atLeast("active", 0), false, false);
    holds(atMost("never", 9), false, false);
    holds(not(atMost("never", 9)), true, true);
  }

  @Test
  void negates() {
    holds(not(equal("status", "good")), true, true);
    holds(not(equal("status", "pending")), false, true);
    holds(not(not(EXISTS)), true, false);
    holds(not(ANY), false, false);
  }

  @Test
  void joins() {
    holds(all(EXISTS, equal("n", 5), atMost("at", NOON)), true, false);
    holds(all(EXISTS, equal("n", 6)), false, false);
    holds(all(equal("n", 5)), true, false);
    holds(all(ANY, EXISTS), true, false);
    holds(either(ABSENT, equal("status", "pending")), true, true);
    holds(either(equal("n", 6), equal("status", "good")), false, false);
    holds(either(missing("never"), EXISTS), true, true);
    holds(all(either(equal("n", 6), equal("n", 5)), not(has("never"))), true, false);
    holds(either(all(equal("n", 5), equal("status", "x")), all(ABSENT)), false, true);
    holds(new Condition.Either(List.of()), false, false);
  }

  private void holds(Condition condition, boolean onItem, boolean onNothing) {
    assertEquals(onItem, passes(Write.check(THERE, condition)), () -> condition + " on an item");
    assertEquals(onNothing, passes(Write.check(NOWHERE, condition)), () -> condition + " on none");
    Write.Update update = Write.update(THERE).set("touched", true).when(condition);
    assertEquals(onItem, passes(update), () -> condition + " in an update");
  }

  private boolean passes(Write write) {
    try {
      table.write(write);
      return true;
    } catch (Table.ConditionFailed e) {
      return !e.on(write.key());
    }
  }
}
