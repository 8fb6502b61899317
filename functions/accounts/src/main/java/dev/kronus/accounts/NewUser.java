package dev.kronus.accounts;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.Fields;
import dev.kronus.kernel.PhoneNumber;
import java.util.Optional;

/**
 * Somebody to be given an account.
 *
 * @param role what they may do; when not said, that of everybody
 * @param setupCode proves that the first user may be the first
 */
public record NewUser(
    Optional<Username> chosenName,
    String firstName,
    String lastName,
    Optional<Email> email,
    Optional<PhoneNumber> phone,
    String password,
    Optional<Integer> role,
    Optional<String> setupCode) {

  static final int SHORTEST_PASSWORD = 8;
  static final int LONGEST_PASSWORD = 128;
  static final int LONGEST_NAME = 100;

  public static NewUser from(Fields fields) {
    return new NewUser(
        fields.parsed("username", Username::parse, Username.RULE),
        fields.text("first_name", 1, LONGEST_NAME),
        fields.text("last_name", 1, LONGEST_NAME),
        Optional.ofNullable(fields.email("email")),
        Optional.ofNullable(fields.phone("phone_number")),
        NewPassword.required(fields, "password"),
        fields.optionalInteger("role", User.FIRST, Role.LAST),
        fields.optionalSecret("setup_code", 1, LONGEST_PASSWORD));
  }

  /** Somebody of whom no more is known than where to write to and to call. */
  public static NewUser of(
      String firstName, String lastName, Email email, PhoneNumber phone, String password) {
    return new NewUser(
        Optional.empty(),
        firstName,
        lastName,
        Optional.of(email),
        Optional.of(phone),
        password,
        Optional.empty(),
        Optional.empty());
  }

  /** The same with that role. */
  public NewUser role(Optional<Integer> number) {
    return new NewUser(chosenName, firstName, lastName, email, phone, password, number, setupCode);
  }

  /** The same with that code. */
  public NewUser setupCode(Optional<String> code) {
    return new NewUser(chosenName, firstName, lastName, email, phone, password, role, code);
  }

  @Override
  public String toString() {
    return "NewUser";
  }
}
