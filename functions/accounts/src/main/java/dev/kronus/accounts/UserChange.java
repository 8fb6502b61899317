package dev.kronus.accounts;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.Fields;
import dev.kronus.kernel.PhoneNumber;
import java.time.Instant;
import java.util.Optional;

/** What somebody wants changed about themselves; what is absent stays. */
public record UserChange(
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<Email> email,
    Optional<PhoneNumber> phone,
    Optional<String> password,
    Optional<String> currentPassword) {

  static final String NEEDLESS =
      "current_password is only for changing your own username, email, phone_number or password.";

  public static UserChange from(Fields fields) {
    UserChange change =
        new UserChange(
            fields.optionalText("first_name", 1, NewUser.LONGEST_NAME),
            fields.optionalText("last_name", 1, NewUser.LONGEST_NAME),
            fields.optionalEmail("email"),
            fields.optionalPhone("phone_number"),
            NewPassword.optional(fields, "password"),
            fields.optionalSecret("current_password", 1, NewUser.LONGEST_PASSWORD));
    return change;
  }

  /** What somebody signs in with, or where codes to do so are sent. */
  public boolean changesSignIn() {
    return changesNames() || password.isPresent();
  }

  /** What they are known by, and where codes are sent. */
  boolean changesNames() {
    return email.isPresent() || phone.isPresent();
  }

  /** The same without an address and a number that are theirs already. */
  UserChange besides(User user) {
    return new UserChange(
        firstName,
        lastName,
        email.filter(address -> !user.email().equals(Optional.of(address))),
        phone.filter(number -> !user.phone().equals(Optional.of(number))),
        password,
        currentPassword);
  }

  /**
   * The user with all this changed.
   *
   * @param hash of the new password, if there is one
   */
  User applied(User user, Optional<String> hash, Instant now) {
    UserEdit edit = user.edit();
    firstName.ifPresent(edit::firstName);
    lastName.ifPresent(edit::lastName);
    email.ifPresent(edit::email);
    phone.ifPresent(edit::phone);
    hash.ifPresent(edit::passwordHash);
    return edit.at(now);
  }

  @Override
  public String toString() {
    return "UserChange";
  }
}
