package dev.kronus.accounts;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.Fields;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be different about an account; what is absent stays.
 *
 * @param address a user name that is one: it takes the place of a chosen name and of the e-mail
 * @param name first and last name in one text
 * @param currentPassword proves that it is the owner who wants a new one
 * @param additional nulls take a key away
 */
public record AccountChange(
    Optional<Username> chosenName,
    Optional<Email> address,
    Optional<String> name,
    Optional<Email> email,
    Optional<PhoneNumber> phone,
    Optional<String> password,
    Optional<String> currentPassword,
    Optional<Integer> role,
    Optional<Set<String>> groups,
    Optional<UserStatus> status,
    Optional<AdditionalFields> additional) {

  /** As PUT /user/{uid} says it. */
  public static AccountChange from(Fields fields) {
    return read(fields, Optional.empty(), Optional.empty());
  }

  /** As a record of POST /user/change says it. */
  static AccountChange ofRecord(Fields fields) {
    return read(fields, fields.optionalPhone("phone_number"), Groups.named(fields, "groups"));
  }

  private static AccountChange read(
      Fields fields, Optional<PhoneNumber> phone, Optional<Set<String>> groups) {
    Optional<String> username = fields.parsed("username", NewAccount::username, NewAccount.RULE);
    Optional<Email> address = username.flatMap(Email::parse);
    return new AccountChange(
        username.filter(text -> address.isEmpty()).map(Username::new),
        address,
        fields.optionalText("name", 1, NewUser.LONGEST_NAME),
        fields.optionalEmail("email"),
        phone,
        NewPassword.optional(fields, "password"),
        fields.optionalSecret("current_password", 1, NewUser.LONGEST_PASSWORD),
        fields.optionalInteger("role", User.FIRST, Role.LAST),
        groups,
        fields
            .optionalInteger("status", 0, 1)
            .map(number -> number == 1 ? UserStatus.ACTIVE : UserStatus.INACTIVE),
        AdditionalFields.from(fields));
  }

  /** What somebody signs in with, or where codes to do so are sent. */
  public boolean changesSignIn() {
    return changesNames() || password.isPresent();
  }

  /** What they are known by, and where codes are sent. */
  boolean changesNames() {
    return chosenName.isPresent() || address.isPresent() || email.isPresent() || phone.isPresent();
  }

  /** The names among these that are not theirs already, and so may be another's. */
  AccountChange besides(User user) {
    Optional<Email> named = address.filter(wanted -> !wanted.value().equals(user.username()));
    if (named.isPresent() && email.isPresent() && !named.equals(email)) {
      throw new Refusal.Invalid("email must be the address that is the username.");
    }
    return new AccountChange(
        chosenName.filter(wanted -> !user.chosenName().equals(Optional.of(wanted))),
        named,
        name,
        named.or(() -> email).filter(wanted -> !user.email().equals(Optional.of(wanted))),
        phone.filter(wanted -> !user.phone().equals(Optional.of(wanted))),
        password,
        currentPassword,
        role,
        groups,
        status,
        additional);
  }

  /**
   * The user with all this changed.
   *
   * @param hash of the new password, if there is one
   */
  User applied(User user, Optional<String> hash, Instant now) {
    UserEdit edit = user.edit();
    address.ifPresent(wanted -> edit.chosenName(Optional.empty()));
    chosenName.ifPresent(wanted -> edit.chosenName(Optional.of(wanted)));
    name.ifPresent(edit::name);
    email.ifPresent(edit::email);
    phone.ifPresent(edit::phone);
    hash.ifPresent(edit::passwordHash);
    role.ifPresent(edit::role);
    groups.ifPresent(edit::groups);
    status.ifPresent(wanted -> edit.status(wanted, now));
    return edit.at(now);
  }

  /** The additional fields with these set over them. */
  AdditionalFields applied(AdditionalFields before) {
    return additional.map(before::merged).orElse(before);
  }

  @Override
  public String toString() {
    return "AccountChange";
  }
}
