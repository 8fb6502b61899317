package dev.kronus.accounts;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import java.time.Instant;

/**
 * Somebody with an account.
 *
 * @param passwordHash never leaves this area
 * @param role a lower number is more power; 0 and 1 are admins, 2 is everybody else
 * @param tokenEpoch one more whenever all earlier tokens must end
 */
public record User(
    Uid uid,
    String firstName,
    String lastName,
    Email email,
    PhoneNumber phone,
    String passwordHash,
    int role,
    long tokenEpoch,
    Instant createdAt,
    Instant updatedAt) {

  /** The role of the first user. */
  public static final int FIRST = 0;

  /** The role of everybody who was given no other. */
  public static final int BASIC = 2;

  public boolean isAdmin() {
    return role < BASIC;
  }

  @Override
  public String toString() {
    return "User[" + uid + "]";
  }
}
