package dev.kronus.accounts;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Somebody with an account.
 *
 * @param chosenName what they sign in with instead of their address; whoever has no address has one
 * @param lastName may be empty: services name people by one word
 * @param phone once there is one it can be changed but not taken away, and nobody is asked without
 * @param passwordHash never leaves this area
 * @param role a lower number is more power; 0 and 1 are admins, 2 is everybody else
 * @param groups what else they may do, by name; see {@link Groups}
 * @param tokenEpoch one more whenever all earlier tokens must end
 * @param revision one more with every change
 * @param deletedAt when they were marked as deleted
 */
public record User(
    Uid uid,
    Optional<Username> chosenName,
    String firstName,
    String lastName,
    Optional<Email> email,
    Optional<PhoneNumber> phone,
    String passwordHash,
    int role,
    Set<String> groups,
    UserStatus status,
    long tokenEpoch,
    long revision,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> deletedAt) {

  /** The role of the first user. */
  public static final int FIRST = 0;

  /** The role of everybody who was given no other. */
  public static final int BASIC = 2;

  public User {
    if (chosenName.isEmpty() && email.isEmpty()) {
      throw new IllegalArgumentException("a user is known by a name or an address");
    }
    groups = Set.copyOf(groups);
  }

  /** What they are known by: the name they chose, else their address. */
  public String username() {
    return chosenName.map(Username::value).orElseGet(() -> email.orElseThrow().value());
  }

  /** Whether that is a name or an address they are known by. */
  public boolean isCalled(String name) {
    String given = name.strip();
    return given.equalsIgnoreCase(username())
        || email.filter(address -> given.equalsIgnoreCase(address.value())).isPresent();
  }

  /** First and last name in one. */
  public String name() {
    return lastName.isEmpty() ? firstName : firstName + " " + lastName;
  }

  /** The number of somebody who is asked: a probe cannot be on without one. */
  public PhoneNumber number() {
    return phone.orElseThrow();
  }

  /** The groups in the order of the alphabet. */
  public SortedSet<String> sortedGroups() {
    return new TreeSet<>(groups);
  }

  public boolean isAdmin() {
    return role < BASIC;
  }

  public boolean isActive() {
    return status == UserStatus.ACTIVE;
  }

  /** The same in other groups, for somebody who is not written down yet. */
  User in(Set<String> others) {
    return new User(
        uid,
        chosenName,
        firstName,
        lastName,
        email,
        phone,
        passwordHash,
        role,
        others,
        status,
        tokenEpoch,
        revision,
        createdAt,
        updatedAt,
        deletedAt);
  }

  /** This user, to be changed. */
  public UserEdit edit() {
    return new UserEdit(this);
  }

  @Override
  public String toString() {
    return "User[" + uid + "]";
  }
}
