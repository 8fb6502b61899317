package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.ThroughTable;
import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private static final Map<String, Object> OFF = Map.of("status", 0);
  private static final Map<String, Object> ON = Map.of("status", 1);

  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();

  @Test
  void whoIsMarkedAsDeletedIsGoneForEverybodyButAdmins() {
    String token = stack.token(bruce);
    stack.accounts.markDeleted(stack.actor(tony.uid()), bruce.uid());
    assertTrue(stack.bearers.bearer("Bearer " + token).isEmpty());
    assertEquals(UserStatus.DELETED, stack.users.account(bruce.uid()).user().status());
    assertEquals(Map.of("deleted", 1L, "total", 1L), Users.COUNTS.read(stack.table));
    assertThrows(
        Refusal.Missing.class,
        () -> stack.accounts.markDeleted(stack.actor(tony.uid()), bruce.uid()));
    assertThrows(Refusal.Conflict.class, () -> change(tony, bruce, Map.of("name", "Hulk")));
    assertThrows(Refusal.Conflict.class, stack::bruce);
  }

  @Test
  void nobodyIsSwitchedOffDuringAnAlarm() {
    stack.table.write(
        Write.update(ProbeSettingsItems.key(bruce.uid()))
            .set("open_escalation", "PROBE#0000001#ESCALATION"));
    List<Runnable> ends =
        List.of(
            () -> change(tony, bruce, OFF),
            () -> stack.accounts.markDeleted(stack.actor(tony.uid()), bruce.uid()));
    for (Runnable end : ends) {
      Refusal refusal = assertThrows(Refusal.Conflict.class, end::run);
      assertTrue(refusal.reasons().getFirst().startsWith("An alarm"), refusal::getMessage);
    }
  }

  @Test
  void anAdminRestoresForThirtyDays() {
    stack.accounts.markDeleted(stack.actor(bruce.uid()), bruce.uid());
    stack.clock.advance(Duration.ofDays(30).minusSeconds(1));
    change(tony, bruce, ON);
    User restored = stack.users.account(bruce.uid()).user();
    assertTrue(restored.isActive());
    assertTrue(restored.deletedAt().isEmpty());
    assertTrue(stack.jobs.of(bruce.uid(), "expire").isEmpty());
    assertEquals(2, Users.COUNTS.read(stack.table).get("total"));
    assertFalse(stack.table.get(ProbeSettingsItems.key(bruce.uid())).orElseThrow().has("closed"));
    stack.accounts.markDeleted(stack.actor(tony.uid()), bruce.uid());
    stack.clock.advance(Duration.ofDays(30));
    assertThrows(Refusal.Conflict.class, () -> change(tony, bruce, ON));
  }

  @Test
  void whoIsNotRestoredIsErasedOnTheDay() {
    change(tony, bruce, Map.of("additionalFields", Map.of("desk", 7)));
    stack.accounts.markDeleted(stack.actor(tony.uid()), bruce.uid());
    String job = "JOB#expire-" + stack.clock.instant().getEpochSecond();
    Item due = stack.table.get(Key.of(bruce.uid(), job)).orElseThrow();
    assertEquals("EraseUser", due.text("driver"));
    assertEquals(stack.clock.instant().plus(Duration.ofDays(30)), due.instant("due_at"));
    erase(job);
    assertTrue(stack.users.find(bruce.uid()).isPresent(), "before its time");
    stack.clock.advance(Duration.ofDays(30));
    erase(job);
    assertTrue(stack.isBareBut(bruce.uid(), "JOB#erase"));
    assertTrue(stack.table.rows().stream().noneMatch(row -> row.key().sk().endsWith("#2")));
    assertEquals(Map.of("deleted", 0L, "total", 1L), Users.COUNTS.read(stack.table));
    assertEquals(Map.of("scheduled", 0L), only(stack.jobs.counts(), "scheduled"));
  }

  /** A batch of reads is no snapshot: it may see what another wrote of one item and not of two. */
  @Test
  void whatTwoSetAtOnceIsKeptOfBoth() {
    Key fields = AdditionalFields.key(bruce.uid());
    AtomicBoolean torn = new AtomicBoolean();
    Table tearing =
        new ThroughTable(stack.table) {
          @Override
          public Map<Key, Item> getAll(List<Key> keys) {
            if (!keys.contains(fields) || torn.getAndSet(true)) {
              return super.getAll(keys);
            }
            change(tony, bruce, Map.of("additionalFields", Map.of("desk", 7)));
            Map<Key, Item> read = new HashMap<>(super.getAll(keys));
            read.remove(fields);
            return read;
          }
        };
    new Accounts(tearing, stack.secrets, stack.attempts, stack.invoker, stack.clock)
        .change(
            stack.actor(bruce.uid()),
            bruce.uid(),
            stack.change(Map.of("additionalFields", Map.of("size", "XL"))));
    assertEquals(
        Set.of("desk", "size"), stack.users.account(bruce.uid()).additional().values().keySet());
  }

  @Test
  void anAdminAlwaysRemains() {
    for (Map<String, Object> wish : List.of(Map.<String, Object>of("role", 2), OFF)) {
      assertThrows(Refusal.Conflict.class, () -> change(tony, tony, wish));
    }
    assertThrows(
        Refusal.Conflict.class,
        () -> stack.accounts.markDeleted(stack.actor(tony.uid()), tony.uid()));
    User pepper = stack.pepper();
    assertEquals(2, stack.admins());
    change(tony, pepper, OFF);
    assertEquals(1, stack.admins());
    assertThrows(Refusal.Conflict.class, () -> stack.departures.delete(tony.uid()));
    change(tony, pepper, ON);
    stack.accounts.markDeleted(stack.actor(tony.uid()), pepper.uid());
    change(tony, pepper, ON);
    assertEquals(2, stack.admins());
    change(tony, pepper, Map.of("role", 2));
    assertEquals(1, stack.admins());
  }

  @Test
  void anAdminOfLessPowerDoesNotStandInForTheFirst() {
    User deputy = stack.add("deputy", 113, java.util.Optional.of(1));
    assertEquals(1, stack.admins());
    for (Map<String, Object> wish :
        List.of(Map.<String, Object>of("role", 1), Map.<String, Object>of("role", 2), OFF)) {
      assertThrows(Refusal.Conflict.class, () -> change(tony, tony, wish));
    }
    assertThrows(
        Refusal.Conflict.class,
        () -> stack.accounts.markDeleted(stack.actor(tony.uid()), tony.uid()));
    assertThrows(Refusal.Conflict.class, () -> stack.departures.delete(tony.uid()));
    change(tony, deputy, Map.of("role", 2));
    assertEquals(1, stack.admins());
  }

  @Test
  void twoAdminsDemotingEachOtherLeaveOne() throws Exception {
    User pepper = stack.pepper();
    List<Callable<Boolean>> both =
        List.of(() -> isDemoted(tony, pepper), () -> isDemoted(pepper, tony));
    int demoted = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (Future<Boolean> outcome : threads.invokeAll(both)) {
        demoted += outcome.get() ? 1 : 0;
      }
    }
    assertEquals(1, demoted);
    assertEquals(1, stack.admins());
  }

  @Test
  void whoWasDemotedAMinuteAgoHasNoPowerLeft() {
    User pepper = stack.pepper();
    Actor remembered = stack.actor(pepper.uid());
    change(tony, pepper, Map.of("role", 2));
    assertThrows(
        Refusal.Forbidden.class,
        () -> stack.accounts.change(remembered, bruce.uid(), stack.change(OFF)));
    stack.accounts.markDeleted(stack.actor(tony.uid()), pepper.uid());
    assertThrows(
        Refusal.Unauthenticated.class,
        () -> stack.accounts.change(remembered, pepper.uid(), stack.change(ON)));
  }

  @Test
  void aRoleOnlyGoesDown() {
    assertThrows(Refusal.Forbidden.class, () -> change(tony, bruce, Map.of("role", 1)));
    assertThrows(Refusal.Forbidden.class, () -> change(bruce, bruce, Map.of("role", 0)));
    assertThrows(Refusal.Forbidden.class, () -> change(bruce, bruce, Map.of("role", 2)));
    assertThrows(Refusal.Invalid.class, () -> change(tony, bruce, Map.of("role", 44)));
    User deputy = stack.add("deputy", 113, java.util.Optional.of(1));
    assertThrows(Refusal.Forbidden.class, () -> change(deputy, tony, Map.of("name", "Nobody")));
    change(tony, deputy, Map.of("role", 2));
    assertEquals(2, stack.users.account(deputy.uid()).user().role());
  }

  @Test
  void aManagerGetsHoldOfNobodysPower() {
    User manager = stack.named("manager", Map.of());
    User helper = stack.named("helper", Map.of());
    stack.put(manager, "users", "manager");
    stack.put(helper, "users", "mail");
    Map<String, Object> address = Map.of("email", "mine@example.com");
    assertThrows(Refusal.Forbidden.class, () -> change(manager, tony, address));
    assertThrows(Refusal.Forbidden.class, () -> change(manager, helper, address));
    assertThrows(Refusal.Forbidden.class, () -> change(manager, bruce, address), "a way in");
    change(manager, bruce, Map.of("name", "Robert Banner"));
    for (Map<String, Object> beyond :
        List.of(
            OFF,
            Map.<String, Object>of("groups", List.of("admin")),
            Map.<String, Object>of("role", 2),
            Map.<String, Object>of("password", "another-password"))) {
      assertThrows(Refusal.Forbidden.class, () -> change(manager, bruce, beyond), beyond::toString);
    }
    assertThrows(Refusal.Forbidden.class, () -> change(bruce, helper, Map.of("name", "x")));
  }

  @Test
  void everyChangeOfPowerIsInTheAudit() {
    change(tony, bruce, Map.of("password", "another-password", "groups", List.of("users", "mail")));
    change(tony, bruce, OFF);
    List<String> what =
        stack.table.rows().stream()
            .filter(row -> row.key().sk().startsWith(Audit.PREFIX))
            .filter(row -> row.key().uid().equals(bruce.uid()))
            .map(row -> row.item().text("what"))
            .toList();
    assertTrue(
        what.containsAll(List.of("password_changed", "groups_changed", "status_changed")),
        what::toString);
  }

  private boolean isDemoted(User by, User whom) {
    try {
      change(by, whom, Map.of("role", 2));
      return true;
    } catch (Refusal.Conflict | Refusal.Forbidden lastOrTooLate) {
      return false;
    }
  }

  private void change(User by, User whom, Map<String, Object> wish) {
    stack.accounts.change(stack.actor(by.uid()), whom.uid(), stack.change(wish));
  }

  private void erase(String job) {
    stack.erasures.perform(stack.expiries.perform(new Poke(bruce.uid(), job)));
  }

  private static Map<String, Long> only(Map<String, Long> counts, String status) {
    List<String> others = new ArrayList<>(counts.keySet());
    others.remove(status);
    Map<String, Long> copy = new java.util.HashMap<>(counts);
    others.forEach(copy::remove);
    return copy;
  }
}
