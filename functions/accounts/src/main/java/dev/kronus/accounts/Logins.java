package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Turns a name or an address and its password into a token. */
public final class Logins {
  /** Of a sign-in that is to be remembered. */
  public static final Duration REMEMBERED = Duration.ofDays(30);

  private final Users users;
  private final Attempts attempts;
  private final Sessions sessions;
  private final Tokens tokens;
  private final BiPredicate<String, String> matches;

  /** Somebody who is signed in now. */
  public record SignedIn(User user, Session session, String token) {
    @Override
    public String toString() {
      return "SignedIn[" + user + "]";
    }
  }

  public Logins(Users users, Attempts attempts, Sessions sessions, Tokens tokens) {
    this(users, attempts, sessions, tokens, Passwords::matches);
  }

  /**
   * @param matches whether a password is the one that a hash was made of, which takes 30 ms
   */
  public Logins(
      Users users,
      Attempts attempts,
      Sessions sessions,
      Tokens tokens,
      BiPredicate<String, String> matches) {
    this.users = users;
    this.attempts = attempts;
    this.sessions = sessions;
    this.tokens = tokens;
    this.matches = matches;
  }

  /** Verifies a password of nobody's, so that a snapshot holds what that takes. */
  public static void rehearse() {
    Passwords.matches("nobody's", Passwords.NOBODYS);
  }

  /** A fresh token, for a day or, where that is wanted, for longer. */
  public SignedIn signIn(SignIn wanted, Origin origin) {
    User user = verified(wanted.credentials(), origin);
    Duration life = wanted.remember() ? REMEMBERED : Tokens.LIFE;
    Session.Kind kind = wanted.remember() ? Session.Kind.REMEMBERED : Session.Kind.USUAL;
    Session session = sessions.begin(user, kind, origin, life, Optional.empty());
    return new SignedIn(user, session, tokens.issue(user, Optional.of(session.id()), life));
  }

  /**
   * Whose credentials they are. A wrong name and a wrong password take the same calls and get the
   * same words.
   */
  User verified(Credentials credentials, Origin origin) {
    Attempts.Counted counted = attempts.count(credentials.username(), origin.ip());
    Optional<User> user = users.byUsername(credentials.username());
    String hash = user.map(User::passwordHash).orElse(Passwords.NOBODYS);
    boolean right = matches.test(credentials.password(), hash);
    if (!right || user.isEmpty() || isBarred(user.get())) {
      if (counted.isWorthALine()) {
        sessions.refused(user, origin);
      }
      throw new Refusal.Unauthenticated("The address or the password is wrong.");
    }
    attempts.giveBack(counted);
    if (!Passwords.isCurrent(hash)) {
      users.rehash(user.get(), Passwords.hash(credentials.password()));
    }
    return user.get();
  }

  /** One answer for all who may not, or registering would tell who has an account. */
  private static boolean isBarred(User user) {
    return !user.isActive();
  }
}
