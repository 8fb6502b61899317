package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import org.junit.jupiter.api.Test;

class LoginsTest {
  private static final String HERE = "203.0.113.7";
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();

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

  private Logins.SignedIn signIn(String ip) {
    return signIn(credentials("tony", TestStack.PASSWORD), ip);
  }

  private Logins.SignedIn signIn(Credentials credentials, String ip) {
    return stack.logins.signIn(credentials, Origin.of(ip, "curl"), Tokens.LIFE);
  }

  private Refusal refusal(Credentials credentials) {
    return assertThrows(Refusal.Unauthenticated.class, () -> signIn(credentials, HERE));
  }

  private static Credentials credentials(String name, String password) {
    return new Credentials(name + "@example.com", password);
  }
}
