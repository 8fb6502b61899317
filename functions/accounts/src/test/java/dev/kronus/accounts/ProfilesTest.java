package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ProfilesTest {
  private static final String HERE = "203.0.113.7";
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();

  @Test
  void changesOnlyWhatWasSent() {
    stack.clock.advance(java.time.Duration.ofHours(1));
    User changed = change(bruce, Map.of("first_name", "Robert")).user();
    assertEquals("Robert", changed.firstName());
    assertEquals(bruce.lastName(), changed.lastName());
    assertEquals(bruce.passwordHash(), changed.passwordHash());
    assertEquals(bruce.createdAt(), changed.createdAt());
    assertEquals(stack.clock.instant(), changed.updatedAt());
    assertEquals(bruce.tokenEpoch(), changed.tokenEpoch());
  }

  @Test
  void movesTheMarkers() {
    change(bruce, Map.of("email", "Hulk@Example.com", "phone_number", "+14165550199"));
    assertEquals(Optional.empty(), stack.users.byEmail(bruce.email().orElseThrow()));
    assertEquals(Optional.empty(), stack.users.byPhone(bruce.number()));
    PhoneNumber phone = new PhoneNumber("+14165550199");
    assertEquals(bruce.uid(), stack.users.byPhone(phone).orElseThrow().uid());
    User thor = stack.add("bruce", 102, Optional.empty());
    assertEquals(thor.uid(), stack.users.byEmail(bruce.email().orElseThrow()).orElseThrow().uid());
  }

  @Test
  void refusesWhatIsAnothers() {
    Refusal refusal =
        assertThrows(
            Refusal.Conflict.class,
            () ->
                change(
                    bruce,
                    Map.of(
                        "first_name",
                        "Robert",
                        "email",
                        tony.email().orElseThrow().value(),
                        "phone_number",
                        tony.number().value())));
    assertEquals(List.of("email is taken.", "phone_number is taken."), refusal.reasons());
    assertEquals("bruce", stack.users.account(bruce.uid()).user().firstName());
  }

  @Test
  void tellsFiveTimesAnHourThatSomethingIsTaken() {
    Map<String, Object> taken = Map.of("email", tony.username());
    for (int i = 0; i < 5; i++) {
      assertThrows(Refusal.Conflict.class, () -> change(bruce, taken));
    }
    assertThrows(Refusal.TooMany.class, () -> change(bruce, taken));
    Map<String, Object> free = Map.of("email", "hulk@example.com");
    assertThrows(Refusal.TooMany.class, () -> change(bruce, free), "or that it is free");
    change(bruce, Map.of("first_name", "Robert"));
    stack.clock.advance(java.time.Duration.ofHours(1));
    change(bruce, free);
  }

  @Test
  void takesTheirOwnAddressAsNoChange() {
    change(
        bruce,
        Map.of(
            "email", bruce.email().orElseThrow().value(), "phone_number", bruce.number().value()));
    assertEquals(bruce.uid(), stack.users.byEmail(bruce.email().orElseThrow()).orElseThrow().uid());
  }

  @Test
  void changesThePasswordAndEndsEarlierTokens() {
    String token = "Bearer " + stack.token(bruce);
    change(bruce, passwords("a-new-password", TestStack.PASSWORD));
    assertTrue(stack.bearers.bearer(token).isEmpty());
    assertTrue(
        stack.table.rows().stream()
            .anyMatch(
                row ->
                    row.key().sk().startsWith(Audit.PREFIX)
                        && row.item().text("what").equals("password_changed")));
    Credentials changed = new Credentials(bruce.username(), "a-new-password");
    stack.logins.signIn(new SignIn(changed, false), Origin.of(HERE, "curl"));
  }

  @Test
  void refusesAWrongCurrentPasswordAndCountsIt() {
    for (int i = 0; i < 5; i++) {
      assertThrows(
          Refusal.Forbidden.class, () -> change(bruce, passwords("a-new-password", "wrong")));
    }
    assertThrows(
        Refusal.TooMany.class,
        () -> change(bruce, passwords("a-new-password", TestStack.PASSWORD)));
    assertEquals(bruce.passwordHash(), stack.users.account(bruce.uid()).user().passwordHash());
  }

  @Test
  void refusesAPhoneThatMayNotBeTexted() {
    assertThrows(
        Refusal.Invalid.class, () -> change(bruce, Map.of("phone_number", "+447400123456")));
  }

  @Test
  void doesNotBringBackWhoIsGone() {
    Actor gone = stack.actor(bruce.uid());
    Actor nobody = new Actor(new Uid(99), 2, Set.of(), HERE, Optional.empty());
    stack.departures.delete(bruce.uid());
    UserChange change = TestStack.own(Map.of("first_name", "Robert"));
    assertThrows(Refusal.Missing.class, () -> stack.profiles.change(gone, change));
    assertThrows(
        Refusal.Missing.class,
        () -> stack.profiles.change(nobody, TestStack.own(Map.of("first_name", "X"))));
  }

  @Test
  void losesNoneOfManyChangesAtOnce() throws Exception {
    List<Callable<Account>> changes = new ArrayList<>();
    changes.add(() -> change(bruce, Map.of("first_name", "Robert")));
    changes.add(() -> change(bruce, Map.of("last_name", "Banner")));
    changes.add(() -> change(bruce, Map.of("email", "hulk@example.com")));
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      for (Future<Account> outcome : threads.invokeAll(changes)) {
        outcome.get();
      }
    }
    User after = stack.users.account(bruce.uid()).user();
    assertEquals("Robert Banner", after.firstName() + " " + after.lastName());
    assertEquals("hulk@example.com", after.email().orElseThrow().value());
  }

  private Account change(User user, Map<String, Object> fields) {
    return stack.profiles.change(stack.actor(user.uid()), TestStack.own(fields));
  }

  private static Map<String, Object> passwords(String wanted, String current) {
    return Map.of("password", wanted, "current_password", current);
  }
}
