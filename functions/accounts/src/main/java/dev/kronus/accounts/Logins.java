package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;
import java.util.Optional;

/** Turns an address and its password into a token. */
public final class Logins {
  private final Users users;
  private final Attempts attempts;
  private final Tokens tokens;

  public Logins(Users users, Attempts attempts, Tokens tokens) {
    this.users = users;
    this.attempts = attempts;
    this.tokens = tokens;
  }

  /** Verifies a password of nobody's, so that a snapshot holds what that takes. */
  public static void rehearse() {
    Passwords.matchesNobody("nobody's");
  }

  /**
   * A fresh token. A wrong address and a wrong password take the same time and get the same words.
   */
  public String signIn(Credentials credentials, String ip) {
    Attempts.Counted counted = attempts.count(credentials.email(), ip);
    Optional<User> user = users.byEmail(credentials.email());
    boolean good =
        user.isPresent()
            ? Passwords.matches(credentials.password(), user.get().passwordHash())
            : Passwords.matchesNobody(credentials.password());
    if (!good) {
      throw new Refusal.Unauthenticated("The address or the password is wrong.");
    }
    attempts.giveBack(counted);
    return tokens.issue(user.orElseThrow());
  }
}
