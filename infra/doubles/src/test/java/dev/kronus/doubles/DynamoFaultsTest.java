package dev.kronus.doubles;

import static dev.kronus.platform.Condition.ANY;
import static dev.kronus.platform.Condition.EXISTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import dev.kronus.platform.aws.Clients;
import dev.kronus.platform.aws.DynamoTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** The table on DynamoDB while answers get lost and others are in the way. */
final class DynamoFaultsTest {
  private static final Key TONY = new Key("USER#7", "PROFILE");
  private static final Key BRUCE = new Key("USER#8", "PROFILE");
  private static final Pattern TOKEN = Pattern.compile("\"ClientRequestToken\":\"([^\"]+)\"");

  private final FaultyHttp wire = new FaultyHttp();
  private Table table;

  @BeforeEach
  void startEmpty() throws Exception {
    String name = LocalDynamo.running().newTable();
    table = new DynamoTable(Clients.dynamo(wire), name);
  }

  @Test
  void createsOnceWhenTheAnswerIsLost() {
    losing(Write.create(TONY, Item.empty().with("n", 1)));
    assertEquals(1, tony().number("n"));
    assertThrows(Table.ConditionFailed.class, () -> table.write(Write.create(TONY, tony())));
  }

  @Test
  void claimsOnceWhenTheAnswerIsLost() {
    table.write(Write.create(TONY, Item.empty().with("due", "a")));
    losing(Write.update(TONY).set("due", "b").when(Condition.equal("due", "a")));
    assertEquals("b", tony().text("due"));
  }

  @Test
  void deletesOnceWhenTheAnswerIsLost() {
    table.write(Write.create(TONY, Item.empty()));
    losing(Write.delete(TONY, EXISTS));
    assertEquals(Optional.empty(), table.get(TONY));
  }

  @Test
  void countsAndAppendsOnceWhenTheAnswerIsLost() {
    losing(Write.update(TONY).add("n", 1));
    losing(Write.update(TONY).append("events", Map.of("type", "asked")));
    assertEquals(1, tony().number("n"));
    assertEquals(List.of(Map.of("type", "asked")), tony().list("events"));
  }

  @Test
  void writesAllOnceWhenTheAnswerIsLost() {
    losing(Write.create(TONY, Item.empty()), Write.update(BRUCE).add("n", 1));
    assertTrue(table.get(TONY).isPresent());
    assertEquals(1, table.get(BRUCE).orElseThrow().number("n"));
  }

  @Test
  void leavesTheSameItemWhenAPlainWriteIsRepeated() {
    losing(Write.put(TONY, Item.empty().with("n", 1), ANY));
    losing(Write.update(TONY).set("m", 2));
    assertEquals(Item.empty().with("n", 1).with("m", 2), tony());
    losing(Write.delete(TONY, ANY));
    assertEquals(Optional.empty(), table.get(TONY));
  }

  @Test
  void skipsANumberRatherThanGiveItTwice() {
    wire.loseAnswer();
    assertEquals(2, table.add(TONY, "n", 1));
    assertEquals(3, table.add(TONY, "n", 1));
  }

  @Test
  void outlastsConflictsUnderOneToken() {
    wire.refuse(3, "TransactionCanceledException", reasons("TransactionConflict", "None"));
    table.write(Write.update(TONY).add("n", 1), Write.create(BRUCE, Item.empty()));
    assertEquals(4, wire.sent().size());
    assertEquals(1, wire.sent().stream().map(DynamoFaultsTest::token).distinct().count());
    assertEquals(1, tony().number("n"));
  }

  @Test
  void saysWhenItIsContended() {
    wire.refuse(8, "TransactionCanceledException", reasons("ThrottlingError"));
    Write create = Write.create(TONY, Item.empty());
    assertThrows(Table.Contended.class, () -> table.write(create));
    assertEquals(8, wire.sent().size());
    assertEquals(Optional.empty(), table.get(TONY));
  }

  @Test
  void waitsForATransactionOfOthersOnOneItem() {
    wire.refuse(2, "TransactionConflictException", "");
    assertEquals(1, table.add(TONY, "n", 1));
    wire.refuse(2, "TransactionInProgressException", "");
    table.write(Write.create(BRUCE, Item.empty()));
    assertTrue(table.get(BRUCE).isPresent());
  }

  @Test
  void saysWhenItIsAway() {
    wire.cut();
    assertThrows(Table.Away.class, () -> table.get(TONY));
    assertThrows(Table.Away.class, () -> table.query(Query.of("USER#7")));
    assertThrows(Table.Away.class, () -> table.write(Write.create(TONY, Item.empty())));
    assertThrows(Table.Away.class, () -> table.add(TONY, "n", 1));
  }

  @Test
  void namesEveryFailedConditionOnceTheConflictIsOver() {
    String half = reasons("ConditionalCheckFailed", "TransactionConflict");
    wire.refuse(1, "TransactionCanceledException", half);
    Table.ConditionFailed failed =
        assertThrows(
            Table.ConditionFailed.class,
            () -> table.write(Write.check(TONY, EXISTS), Write.check(BRUCE, EXISTS)));
    assertTrue(failed.on(TONY));
    assertTrue(failed.on(BRUCE));
    wire.refuse(8, "TransactionCanceledException", half);
    failed =
        assertThrows(
            Table.ConditionFailed.class,
            () -> table.write(Write.check(TONY, EXISTS), Write.check(BRUCE, EXISTS)));
    assertTrue(failed.on(TONY));
    assertFalse(failed.on(BRUCE));
  }

  @Test
  void doesNotRepeatWhatIsWrongInItself() {
    wire.refuse(1, "TransactionCanceledException", reasons("ValidationError"));
    Write create = Write.create(TONY, Item.empty());
    assertThrows(DynamoDbException.class, () -> table.write(create));
    assertEquals(1, wire.sent().size());
  }

  private void losing(Write... writes) {
    wire.forgetSent();
    wire.loseAnswer();
    table.write(writes);
    assertEquals(2, wire.sent().size());
  }

  private Item tony() {
    return table.get(TONY).orElseThrow();
  }

  private static String reasons(String... codes) {
    List<String> reasons = List.of(codes).stream().map(c -> "{\"Code\":\"" + c + "\"}").toList();
    return ",\"CancellationReasons\":[" + String.join(",", reasons) + "]";
  }

  private static String token(String body) {
    return TOKEN.matcher(body).results().map((MatchResult found) -> found.group(1)).toList().get(0);
  }
}
