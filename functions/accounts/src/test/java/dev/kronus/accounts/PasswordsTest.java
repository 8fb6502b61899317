package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PasswordsTest {
  @Test
  void verifiesWhatItHashed() {
    String hash = Passwords.hash("correct-horse-battery");
    assertTrue(Passwords.matches("correct-horse-battery", hash));
    assertFalse(Passwords.matches("correct-horse-batterz", hash));
  }

  @Test
  void keepsItsParametersInTheHash() {
    String hash = Passwords.hash("correct-horse-battery");
    assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash.substring(0, 30));
  }

  @Test
  void verifiesAHashOfOtherParameters() {
    // From the reference implementation: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1
    String foreign =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    assertTrue(Passwords.matches("password", foreign));
    assertFalse(Passwords.matches("passwore", foreign));
  }

  @Test
  void saltsEachHash() {
    assertNotEquals(Passwords.hash("correct-horse"), Passwords.hash("correct-horse"));
  }

  @Test
  void keepsPasswordsToTheLetter() {
    String hash = Passwords.hash(" pässwörd😀 ");
    assertTrue(Passwords.matches(" pässwörd😀 ", hash));
    assertFalse(Passwords.matches("pässwörd😀", hash));
  }

  @Test
  void nobodysPasswordIsNeverRightAndTakesAsLong() {
    String hash = Passwords.hash("right");
    long somebody = time(() -> Passwords.matches("wrong", hash));
    long nobody = time(() -> Passwords.matches("wrong", Passwords.NOBODYS));
    // The same work; a busy machine must not make it look otherwise.
    assertTrue(nobody * 4 > somebody, nobody + " ns against " + somebody);
    assertFalse(Passwords.matches("", Passwords.NOBODYS));
  }

  private static long time(Runnable work) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      long start = System.nanoTime();
      work.run();
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }
}
