package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Write;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoginsTest {
  private static final String HERE = "203.0.113.7";
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private int places;

  @Test
  void givesATokenForTheRightPassword() {
    String token = signIn(HERE).token();
    assertEquals(new Uid(1), stack.bearers.bearer("Bearer " + token).orElseThrow().user().uid());
  }

  @Test
  void saysTheSameForAWrongAddressAndAWrongPassword() {
    assertEquals(
        refusal(credentials("tony", "wrong-password")).reasons(),
        refusal(credentials("loki", TestStack.PASSWORD)).reasons());
  }

  @Test
  void doesNotLetTheRightPasswordInOnceTooManyWereWrong() {
    for (int i = 0; i < 5; i++) {
      refusal(credentials("tony", "wrong-password"));
    }
    assertThrows(Refusal.TooMany.class, () -> signIn(HERE));
    signIn("198.51.100.9");
  }

  @Test
  void neverCountsASuccess() {
    for (int i = 0; i < 7; i++) {
      signIn(HERE);
    }
  }

  @Test
  void limitsUnknownAddressesAlike() {
    for (int i = 0; i < 5; i++) {
      refusal(credentials("loki", "wrong-password"));
    }
    assertThrows(Refusal.TooMany.class, () -> signIn(credentials("loki", "wrong-password"), HERE));
  }

  @Test
  void endsTokensOfAnEarlierEpoch() {
    String token = "Bearer " + stack.token(tony);
    assertEquals(tony.uid(), stack.bearers.bearer(token).orElseThrow().user().uid());
    stack.table.write(
        dev.kronus.platform.Write.update(UserItems.key(tony.uid())).add("token_epoch", 1));
    assertEquals(java.util.Optional.empty(), stack.bearers.bearer(token));
  }

  @Test
  void endsTokensOfWhoIsGone() {
    User bruce = stack.bruce();
    String token = "Bearer " + stack.token(bruce);
    stack.departures.delete(bruce.uid());
    assertEquals(java.util.Optional.empty(), stack.bearers.bearer(token));
  }

  @Test
  void takesAsManyCallsWhetherOrNotThereIsSuchAUser() {
    CountingTable known = new CountingTable(stack.table);
    CountingTable nobody = new CountingTable(stack.table);
    assertEquals(calls(known, "tony", 2), calls(nobody, "loki", 2));
    int bytes = known.bytes();
    assertEquals(bytes, nobody.bytes(), 0.1 * bytes);
    assertEquals(
        List.of(
            "getAll 3",
            "write [item 1, item 1, item 1]",
            "get",
            "get",
            "hash " + tony.passwordHash().substring(0, 31),
            "write [check 1, item 1]"),
        calls(known, "tony", 1));
  }

  /** All that is asked of the table, and every hash, of so many refused sign-ins. */
  private List<String> calls(CountingTable counted, String name, int times) {
    Logins logins =
        new Logins(
            new Users(counted),
            new Attempts(counted, stack.clock),
            new Sessions(counted, stack.clock),
            stack.tokens,
            (password, hash) -> {
              counted.note("hash " + hash.substring(0, 31));
              return Passwords.matches(password, hash);
            });
    for (int i = 0; i < times; i++) {
      SignIn wrong = new SignIn(credentials(name, "wrong-password"), false);
      Origin origin = Origin.of("7.7.7." + ++places, "curl");
      assertThrows(Refusal.Unauthenticated.class, () -> logins.signIn(wrong, origin));
    }
    return counted.drain();
  }

  @Test
  void hashesAgainWhenTheParametersHaveChanged() {
    String old =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    stack.table.write(Write.update(UserItems.key(tony.uid())).set("password_hash", old));
    String token = signIn(credentials("tony", "password"), HERE).token();
    User after = stack.users.profile(tony.uid()).orElseThrow();
    assertTrue(Passwords.isCurrent(after.passwordHash()), after.passwordHash());
    assertEquals(tony.tokenEpoch(), after.tokenEpoch());
    assertTrue(stack.bearers.identify(token).isPresent());
    assertEquals(tony.revision() + 1, after.revision());
    signIn(credentials("tony", "password"), HERE);
    assertEquals(after, stack.users.profile(tony.uid()).orElseThrow());
  }

  @Test
  void aRehashDoesNotUndoAChangeThatCameBetween() {
    User read = stack.users.profile(tony.uid()).orElseThrow();
    stack.table.write(
        Write.update(UserItems.key(tony.uid())).set("password_hash", "newer").add("revision", 1));
    stack.users.rehash(read, "older");
    assertEquals("newer", stack.users.profile(tony.uid()).orElseThrow().passwordHash());
  }

  @Test
  void remembersFailuresOfWhoIsThereAndOfNobodyElse() {
    refusal(credentials("tony", "wrong-password"));
    refusal(credentials("loki", "wrong-password"));
    List<String> lines =
        stack.table.rows().stream()
            .filter(row -> row.key().sk().startsWith(Audit.PREFIX))
            .map(row -> row.key().pk() + " " + row.item().text("what"))
            .toList();
    assertEquals(List.of("USER#1 sign_in_failed"), lines);
  }

  @Test
  void stopsRememberingFailuresThatAreAFlood() {
    for (int i = 0; i < 23; i++) {
      int place = i;
      assertThrows(
          Refusal.class,
          () -> signIn(credentials("tony", "wrong-password"), "7.7." + place + ".7"));
    }
    long lines =
        stack.table.rows().stream().filter(row -> row.key().sk().startsWith(Audit.PREFIX)).count();
    assertEquals(20, lines);
  }

  private Logins.SignedIn signIn(String ip) {
    return signIn(credentials("tony", TestStack.PASSWORD), ip);
  }

  private Logins.SignedIn signIn(Credentials credentials, String ip) {
    return stack.logins.signIn(new SignIn(credentials, false), Origin.of(ip, "curl"));
  }

  private Refusal refusal(Credentials credentials) {
    return assertThrows(Refusal.Unauthenticated.class, () -> signIn(credentials, HERE));
  }

  private static Credentials credentials(String name, String password) {
    return new Credentials(name + "@example.com", password);
  }
}
