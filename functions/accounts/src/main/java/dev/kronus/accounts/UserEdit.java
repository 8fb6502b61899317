package dev.kronus.accounts;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.PhoneNumber;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A user being changed; what is not said stays. A new password, role, status or other groups end
 * all tokens that were given out before.
 */
public final class UserEdit {
  private final User before;
  private Optional<Username> chosenName;
  private String firstName;
  private String lastName;
  private Optional<Email> email;
  private Optional<PhoneNumber> phone;
  private String passwordHash;
  private int role;
  private Set<String> groups;
  private UserStatus status;
  private Optional<Instant> deletedAt;
  private boolean endTokens;

  UserEdit(User before) {
    this.before = before;
    chosenName = before.chosenName();
    firstName = before.firstName();
    lastName = before.lastName();
    email = before.email();
    phone = before.phone();
    passwordHash = before.passwordHash();
    role = before.role();
    groups = before.groups();
    status = before.status();
    deletedAt = before.deletedAt();
  }

  public UserEdit chosenName(Optional<Username> name) {
    chosenName = name;
    return this;
  }

  public UserEdit firstName(String name) {
    firstName = name;
    return this;
  }

  public UserEdit lastName(String name) {
    lastName = name;
    return this;
  }

  /** First and last name from one text: what follows the first blank is the last name. */
  public UserEdit name(String name) {
    String[] parts = name.strip().split("\\s+", 2);
    return firstName(parts[0]).lastName(parts.length == 1 ? "" : parts[1]);
  }

  public UserEdit email(Email address) {
    email = Optional.of(address);
    return this;
  }

  public UserEdit phone(PhoneNumber number) {
    phone = Optional.of(number);
    return this;
  }

  /** By its hash; see {@link Passwords}. */
  UserEdit passwordHash(String hash) {
    passwordHash = hash;
    return this;
  }

  public UserEdit role(int number) {
    role = number;
    return this;
  }

  public UserEdit groups(Set<String> names) {
    groups = names;
    return this;
  }

  /** Also remembers since when they are deleted, or forgets it. */
  public UserEdit status(UserStatus now, Instant at) {
    status = now;
    deletedAt = now == UserStatus.DELETED ? Optional.of(deletedAt.orElse(at)) : Optional.empty();
    return this;
  }

  /** Ends all tokens, whatever else changes. */
  public UserEdit endTokens() {
    endTokens = true;
    return this;
  }

  /** The user with all this changed. */
  public User at(Instant now) {
    return new User(
        before.uid(),
        chosenName,
        firstName,
        lastName,
        email,
        phone,
        passwordHash,
        role,
        groups,
        status,
        endsTokens() ? before.tokenEpoch() + 1 : before.tokenEpoch(),
        before.revision() + 1,
        before.createdAt(),
        now,
        deletedAt);
  }

  private boolean endsTokens() {
    return endTokens
        || !passwordHash.equals(before.passwordHash())
        || role != before.role()
        || status != before.status()
        || !groups.equals(before.groups());
  }
}
