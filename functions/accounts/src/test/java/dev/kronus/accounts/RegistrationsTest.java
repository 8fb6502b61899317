package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
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

class RegistrationsTest {
  private final TestStack stack = new TestStack();

  @Test
  void makesTheFirstUserAdmin() {
    User tony = stack.tony();
    assertEquals(new Uid(1), tony.uid());
    assertEquals(0, tony.role());
    assertTrue(tony.isAdmin());
  }

  @Test
  void givesSettingsWithTheUsualValues() {
    stack.secrets.put("settings", Map.of("default_time_zone", "Europe/Berlin"));
    ProbeSettings settings = stack.users.account(stack.tony().uid()).settings();
    assertFalse(settings.active());
    assertEquals("0 18 * * 3", settings.cronExpression());
    assertEquals("Europe/Berlin", settings.timeZone().getId());
    assertEquals(3, settings.maxRetries());
    assertEquals(60, settings.waitTimeInMinutes());
    assertEquals(Optional.empty(), settings.nextProbeAt());
  }

  @Test
  void givesLaterUsersTheUsualRoleAndTheNextId() {
    stack.tony();
    User bruce = stack.bruce();
    assertEquals(new Uid(2), bruce.uid());
    assertEquals(User.BASIC, bruce.role());
  }

  @Test
  void refusesLaterUsersWithoutAnAdminsToken() {
    User tony = stack.tony();
    User bruce = stack.bruce();
    NewUser wanted = TestStack.person("thor", 104, Optional.empty());
    refused(Refusal.Unauthenticated.class, wanted, Optional.empty());
    refused(Refusal.Unauthenticated.class, wanted, Optional.of("Bearer nonsense"));
    refused(Refusal.Unauthenticated.class, wanted, Optional.of(stack.token(tony)));
    refused(Refusal.Forbidden.class, wanted, Optional.of("Bearer " + stack.token(bruce)));
    String ended = stack.token(tony);
    stack.clock.advance(Duration.ofDays(1));
    refused(Refusal.Unauthenticated.class, wanted, Optional.of("Bearer " + ended));
    assertEquals(Optional.empty(), stack.users.byEmail(wanted.email().orElseThrow()));
  }

  @Test
  void letsNobodyGiveMorePowerThanTheyHave() {
    stack.tony();
    User deputy = stack.add("deputy", 104, Optional.of(1));
    Optional<String> bearer = Optional.of("Bearer " + stack.token(deputy));
    refused(Refusal.Forbidden.class, TestStack.person("thor", 105, Optional.of(0)), bearer);
    NewUser equal = TestStack.person("thor", 105, Optional.of(1));
    assertEquals(1, stack.registrations.register(equal, bearer).user().role());
  }

  @Test
  void refusesAFirstUserWhoIsNoAdmin() {
    refused(
        Refusal.Invalid.class,
        TestStack.person("tony", 101, Optional.of(User.BASIC)),
        Optional.empty());
  }

  @Test
  void namesEverythingThatIsTaken() {
    User tony = stack.tony();
    Optional<String> bearer = Optional.of("Bearer " + stack.token(tony));
    NewUser both = TestStack.person("tony", 101, Optional.empty());
    assertEquals(
        List.of("email is taken.", "phone_number is taken."),
        refused(Refusal.Conflict.class, both, bearer).reasons());
    NewUser phone = TestStack.person("thor", 101, Optional.empty());
    assertEquals(
        List.of("phone_number is taken."),
        refused(Refusal.Conflict.class, phone, bearer).reasons());
  }

  @Test
  void refusesAPhoneThatMayNotBeTexted() {
    NewUser british =
        NewUser.of(
            "Peggy",
            "Carter",
            new dev.kronus.kernel.Email("peggy@example.com"),
            new PhoneNumber("+447400123456"),
            TestStack.PASSWORD);
    Refusal refusal = refused(Refusal.Invalid.class, british, Optional.empty());
    assertEquals(
        List.of("phone_number must be of a country that may be texted."), refusal.reasons());
    stack.secrets.put("settings", Map.of("allowed_countries", "CA, GB"));
    stack.registrations.register(british, Optional.empty());
  }

  @Test
  void asksTheFirstUserForTheSetupCode() {
    stack.openSetup("false");
    refused(Refusal.Forbidden.class, withCode(Optional.empty()), Optional.empty());
    refused(Refusal.Forbidden.class, withCode(Optional.of("s3tup-c0d")), Optional.empty());
    assertTrue(stack.table.rows().isEmpty());
    Account first =
        stack.registrations.register(withCode(Optional.of("s3tup-c0de")), Optional.empty());
    assertTrue(first.user().isAdmin());
  }

  @Test
  void isNotOpenBecauseTheCodeIsMissing() {
    stack.openSetup("false").secrets.remove("setup");
    refused(Refusal.Unavailable.class, withCode(Optional.of("")), Optional.empty());
    stack.secrets.put("setup", Map.of("setup_code", ""));
    refused(Refusal.Unavailable.class, withCode(Optional.of("")), Optional.empty());
  }

  @Test
  void fiftyFirstUsersAtOnceMakeOneAdmin() throws Exception {
    List<Callable<String>> tries = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      NewUser wanted = TestStack.person("user" + i, 100 + i, Optional.empty());
      tries.add(() -> outcome(wanted));
    }
    List<String> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(50)) {
      for (Future<String> outcome : threads.invokeAll(tries)) {
        outcomes.add(outcome.get());
      }
    }
    assertEquals(1, outcomes.stream().filter("admin"::equals).count());
    assertEquals(49, outcomes.stream().filter("Unauthenticated"::equals).count());
    assertEquals(Map.of("total", 1L), Users.COUNTS.read(stack.table));
    assertEquals(1, stack.table.get(UserItems.ADMINS).orElseThrow().number("count"));
  }

  @Test
  void twoAtOnceCannotTakeTheSameAddress() throws Exception {
    String bearer = "Bearer " + stack.token(stack.tony());
    List<Callable<String>> tries = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      NewUser wanted = TestStack.person("thor", 110 + i, Optional.empty());
      tries.add(() -> outcome(wanted, bearer));
    }
    int made = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<String> outcome : threads.invokeAll(tries)) {
        made += outcome.get().equals("Conflict") ? 0 : 1;
      }
    }
    assertEquals(1, made);
    assertEquals(Map.of("total", 2L), Users.COUNTS.read(stack.table));
  }

  private String outcome(NewUser wanted, String... bearer) {
    try {
      User user = stack.registrations.register(wanted, List.of(bearer).stream().findFirst()).user();
      return user.isAdmin() ? "admin" : "basic";
    } catch (Refusal refusal) {
      return refusal.getClass().getSimpleName();
    }
  }

  private static NewUser withCode(Optional<String> code) {
    return TestStack.person("tony", 101, Optional.empty()).setupCode(code);
  }

  private Refusal refused(
      Class<? extends Refusal> kind, NewUser wanted, Optional<String> authorization) {
    return assertThrows(kind, () -> stack.registrations.register(wanted, authorization));
  }
}
