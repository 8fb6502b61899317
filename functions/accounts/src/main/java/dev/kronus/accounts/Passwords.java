package dev.kronus.accounts;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Passwords as they are kept: Argon2id with OWASP's parameters (19 MiB, two passes, one lane),
 * which stand in the hash, so that they can be raised later.
 */
final class Passwords {
  private static final Argon2Function FUNCTION =
      Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
  private static final String PARAMETERS = "$argon2id$v=19$m=19456,t=2,p=1$";
  private static final int SALT_BYTES = 16;

  /** What no password has for a hash, as far as anybody can find out. */
  private static final String ZERO =
      "$" + Base64.getEncoder().withoutPadding().encodeToString(new byte[32]);

  /**
   * Nobody's: what the password of an unknown address is verified against, so that it takes as
   * long. Whoever signs in by code alone has it, too.
   */
  static final String NOBODYS =
      PARAMETERS + Base64.getEncoder().withoutPadding().encodeToString(new byte[SALT_BYTES]) + ZERO;

  /** Each takes 19 MiB while it lasts, and a host of many functions has one heap for all. */
  private static final Semaphore AT_ONCE = new Semaphore(4);

  private Passwords() {}

  static String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return inTurn(() -> FUNCTION.hash(bytes(password), salt).getResult());
  }

  static boolean matches(String password, String hash) {
    return inTurn(
        () -> Argon2Function.getInstanceFromHash(hash).check(bytes(password), bytes(hash)));
  }

  /** Whether there is no password that opens it. */
  static boolean isNobodys(String hash) {
    return hash.endsWith(ZERO);
  }

  /** Whether a hash was made as hashes are made now. */
  static boolean isCurrent(String hash) {
    return hash.startsWith(PARAMETERS);
  }

  private static <T> T inTurn(Supplier<T> work) {
    AT_ONCE.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      AT_ONCE.release();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
