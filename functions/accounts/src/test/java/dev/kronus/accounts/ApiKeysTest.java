package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.Meanwhile;
import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Item;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
  private static final ApiKeyChange DISABLE =
      new ApiKeyChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(true));
  private final TestStack stack = new TestStack();
  private final Meanwhile table = new Meanwhile(stack.table);
  private final ApiKeys keys = new ApiKeys(table, stack.clock);
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();

  @Test
  void numbersAreFromOneSequence() {
    assertEquals(1, drawn(bruce).key().id());
    assertEquals(2, drawn(tony).key().id());
    assertEquals(3, drawn(bruce).key().id());
  }

  @Test
  void fiftyAreTheMost() {
    for (int i = 0; i < 50; i++) {
      drawn(bruce);
    }
    Refusal refusal = assertThrows(Refusal.Conflict.class, () -> drawn(bruce));
    assertEquals(List.of("There are 50 API keys already; delete one first."), refusal.reasons());
    drawn(tony);
    stack.apiKeys.delete(stack.apiKeys.get(bruce.uid(), 7), bruce.uid());
    drawn(bruce);
    assertEquals(Map.of("total", 51L), ApiKeyItems.COUNTS.read(stack.table));
  }

  @Test
  void fiftyAreTheMostHoweverManyAreAskedForAtOnce() throws Exception {
    List<Callable<Boolean>> tries = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      tries.add(this::another);
    }
    int made = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (Future<Boolean> one : threads.invokeAll(tries)) {
        made += one.get() ? 1 : 0;
      }
    }
    assertEquals(50, made);
    KeyPaging all = new KeyPaging(100, 0, Optional.empty());
    assertEquals(50, stack.apiKeys.list(bruce.uid(), all).rows().size());
  }

  @Test
  void nobodyWhoIsGoneGetsAKey() {
    table.happens(() -> stack.departures.delete(bruce.uid()));
    NewApiKey wanted = new NewApiKey("late", "", Optional.empty(), Duration.ofDays(1));
    assertThrows(Refusal.Missing.class, () -> keys.create(bruce.uid(), wanted));
    assertTrue(stack.isBareBut(bruce.uid(), "JOB#erase"));
    assertEquals(Map.of(), ApiKeyItems.COUNTS.read(stack.table));
  }

  @Test
  void nothingIsChangedAboutAKeyThatIsGone() {
    ApiKey key = drawn(bruce).key();
    table.happens(() -> stack.apiKeys.delete(key, bruce.uid()));
    assertThrows(Refusal.Missing.class, () -> keys.change(key, DISABLE, bruce.uid(), 2));
    assertThrows(Refusal.Missing.class, () -> keys.delete(key, bruce.uid()));
    Renewal renewal = new Renewal(Duration.ofDays(1), Duration.ZERO);
    assertThrows(Refusal.Missing.class, () -> keys.renew(key, renewal));
    assertEquals(Optional.empty(), stack.table.get(ApiKeyItems.key(bruce.uid(), key.id())));
  }

  @Test
  void twoChangesAtOnceAreNotLost() {
    ApiKey key = drawn(bruce).key();
    table.happens(() -> stack.apiKeys.change(key, DISABLE, bruce.uid(), 2));
    Renewal renewal = new Renewal(Duration.ofDays(1), Duration.ZERO);
    assertThrows(Refusal.Conflict.class, () -> keys.renew(key, renewal));
    ApiKey now = stack.apiKeys.get(bruce.uid(), key.id());
    assertTrue(now.disabled());
    assertEquals(key.hash(), now.hash());
  }

  @Test
  void aKeyHoldsItsRole() {
    stack.roles.create(new NewRole(5, "caretaker", ""));
    ApiKey key = stack.drawn(bruce, Optional.of(5)).key();
    assertThrows(Refusal.Conflict.class, () -> stack.roles.delete(5));
    ApiKeyChange back =
        new ApiKeyChange(Optional.empty(), Optional.empty(), Optional.of(2), Optional.empty());
    stack.apiKeys.change(key, back, bruce.uid(), 2);
    stack.roles.delete(5);
  }

  @Test
  void theRoleOfADeletedKeyIsFree() {
    stack.roles.create(new NewRole(5, "caretaker", ""));
    ApiKey key = stack.drawn(bruce, Optional.of(5)).key();
    stack.apiKeys.delete(key, bruce.uid());
    stack.roles.delete(5);
    assertThrows(Refusal.Invalid.class, () -> stack.drawn(bruce, Optional.of(5)));
  }

  @Test
  void keysGoWithTheirUserAndLeaveNothing() {
    stack.roles.create(new NewRole(5, "caretaker", ""));
    for (int i = 0; i < 50; i++) {
      stack.drawn(bruce, i % 2 == 0 ? Optional.of(5) : Optional.empty());
    }
    long tonys = drawn(tony).key().id();
    stack.departures.delete(bruce.uid());
    stack.erasures.perform(new Poke(bruce.uid(), "JOB#erase"));
    assertTrue(stack.isBareBut(bruce.uid(), "JOB#erase"));
    List<String> markers =
        stack.table.rows().stream()
            .map(row -> row.key().pk())
            .filter(pk -> pk.startsWith(ApiKeyItems.PREFIX))
            .toList();
    assertEquals(List.of("APIKEY#" + tonys), markers);
    assertEquals(Map.of("total", 1L), ApiKeyItems.COUNTS.read(stack.table));
    stack.roles.delete(5);
  }

  @Test
  void whatHappensToAKeyIsInItsOwnersAudit() {
    ApiKey key = drawn(bruce).key();
    stack.clock.advance(Duration.ofSeconds(1));
    stack.apiKeys.change(key, DISABLE, tony.uid(), 0);
    stack.clock.advance(Duration.ofSeconds(1));
    ApiKey now = stack.apiKeys.get(bruce.uid(), key.id());
    stack.apiKeys.renew(now, new Renewal(Duration.ofDays(1), Duration.ZERO));
    stack.clock.advance(Duration.ofSeconds(1));
    stack.apiKeys.delete(stack.apiKeys.get(bruce.uid(), key.id()), bruce.uid());
    assertEquals(
        List.of(
            "key_created {key=1}",
            "key_changed {by=1, key=1}",
            "key_renewed {key=1}",
            "key_deleted {key=1}"),
        audit());
  }

  private List<String> audit() {
    Query query = Query.of(UserItems.key(bruce.uid()).pk()).prefix(Audit.PREFIX);
    return stack.table.all(query).stream()
        .map(Slice.Row::item)
        .map(ApiKeysTest::line)
        .filter(line -> line.startsWith("key_"))
        .toList();
  }

  private static String line(Item item) {
    return item.text("what") + " " + new java.util.TreeMap<>(item.map("details"));
  }

  private Boolean another() {
    try {
      drawn(bruce);
      return true;
    } catch (Refusal.Conflict full) {
      return false;
    }
  }

  private ApiKeys.Drawn drawn(User owner) {
    return stack.drawn(owner, Optional.empty());
  }
}
