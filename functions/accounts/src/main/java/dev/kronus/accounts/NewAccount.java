package dev.kronus.accounts;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.Fields;
import dev.kronus.kernel.PhoneNumber;
import java.util.Optional;
import java.util.Set;

/**
 * An account that somebody makes for somebody else.
 *
 * @param user who it is for
 * @param groups what they are in from the beginning
 * @param additional what is kept with them
 */
public record NewAccount(NewUser user, Set<String> groups, AdditionalFields additional) {
  static final String RULE = Username.RULE + ", or an e-mail address";

  /** As POST /user says it. */
  public static NewAccount from(Fields fields) {
    if (!fields.has("username")) {
      fields.fault("username", "is required");
    }
    Optional<String> username = fields.parsed("username", NewAccount::username, RULE);
    return read(fields, username, Groups.initial());
  }

  /** As a record of POST /user/change says it, of somebody who is to be known as {@code ref}. */
  static NewAccount ofRecord(String ref, Fields fields) {
    Optional<String> username = username(ref.strip());
    if (username.isEmpty()) {
      fields.fault("ref", RULE);
    }
    Set<String> groups = Groups.named(fields, "groups").orElse(Groups.initial());
    return read(fields, username, groups);
  }

  /** Whether they would be an admin by their role. */
  public boolean makesAdmin() {
    return user.role().filter(role -> role < User.BASIC).isPresent();
  }

  private static NewAccount read(Fields fields, Optional<String> username, Set<String> groups) {
    Optional<Email> address = username.flatMap(Email::parse);
    Optional<Email> email = fields.optionalEmail("email");
    if (address.isPresent() && email.isPresent() && !address.equals(email)) {
      fields.fault("email", "must be the address that is the username");
    }
    Optional<PhoneNumber> phone = fields.optionalPhone("phone_number");
    String[] name = name(fields, username);
    NewUser user =
        new NewUser(
            username.filter(text -> address.isEmpty()).map(Username::new),
            name[0],
            name.length == 1 ? "" : name[1],
            address.or(() -> email),
            phone,
            NewPassword.required(fields, "password"),
            fields.optionalInteger("role", User.FIRST, Role.LAST),
            Optional.empty());
    return new NewAccount(
        user, groups, AdditionalFields.from(fields).orElse(AdditionalFields.NONE));
  }

  /** First and last; who has no name is called as they sign in. */
  private static String[] name(Fields fields, Optional<String> username) {
    return fields
        .optionalText("name", 1, NewUser.LONGEST_NAME)
        .or(() -> username.map(text -> text.split("@", 2)[0]))
        .orElse("")
        .split("\\s+", 2);
  }

  /** A name or an address, in the spelling that is stored. */
  static Optional<String> username(String text) {
    return text.indexOf('@') < 0
        ? Username.parse(text).map(Username::value)
        : Email.parse(text).map(Email::value);
  }

  @Override
  public String toString() {
    return "NewAccount";
  }
}
