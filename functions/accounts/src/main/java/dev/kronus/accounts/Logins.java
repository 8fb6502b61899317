package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;
import java.time.Duration;
import java.util.Optional;

/** Turns a name or an address and its password into a token. */
public final class Logins {
  private final Users users;
  private final Attempts attempts;
  private final Sessions sessions;
  private final Tokens tokens;

  /** Somebody who is signed in now. */
  public record SignedIn(User user, Session session, String token) {
    @Override
    public String toString() {
      return "SignedIn[" + user + "]";
    }
  }

  public Logins(Users users, Attempts attempts, Sessions sessions, Tokens tokens) {
    this.users = users;
    this.attempts = attempts;
    this.sessions = sessions;
    this.tokens = tokens;
  }

  /** Verifies a password of nobody's, so that a snapshot holds what that takes. */
  public static void rehearse() {
    Passwords.matchesNobody("nobody's");
  }

  /**
   * A fresh token. A wrong name and a wrong password take the same time and get the same words.
   *
   * @param life how long the token is good, and the session with it
   */
  public SignedIn signIn(Credentials credentials, Origin origin, Duration life) {
    User user = verified(credentials, origin);
    Session session = sessions.begin(user, origin, life);
    return new SignedIn(user, session, tokens.issue(user, Optional.of(session.id()), life));
  }

  /** Whose credentials they are. */
  User verified(Credentials credentials, Origin origin) {
    Attempts.Counted counted = attempts.count(credentials.username(), origin.ip());
    Optional<User> user = users.byUsername(credentials.username());
    boolean good =
        user.isPresent()
            ? Passwords.matches(credentials.password(), user.get().passwordHash())
            : Passwords.matchesNobody(credentials.password());
    if (!good || isGone(user.orElseThrow())) {
      throw new Refusal.Unauthenticated("The address or the password is wrong.");
    }
    attempts.giveBack(counted);
    if (user.get().status() == UserStatus.PENDING) {
      throw new Refusal.Forbidden("Confirm the code that was sent to you first.");
    }
    return user.get();
  }

  private static boolean isGone(User user) {
    return user.status() == UserStatus.INACTIVE || user.status() == UserStatus.DELETED;
  }
}
