package dev.kronus.accounts;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.Fields;
import dev.kronus.kernel.PhoneNumber;
import java.util.Optional;

/** What somebody registers themselves with. */
public record Registration(
    Optional<Username> chosenName,
    String firstName,
    String lastName,
    Email email,
    Optional<PhoneNumber> phone,
    String password) {

  public static Registration from(Fields fields) {
    boolean inOne = fields.has("name");
    String[] name = inOne ? parts(fields) : null;
    return new Registration(
        fields.parsed("username", Username::parse, Username.RULE),
        inOne ? name[0] : fields.text("first_name", 1, NewUser.LONGEST_NAME),
        inOne ? name[1] : fields.text("last_name", 1, NewUser.LONGEST_NAME),
        fields.email("email"),
        fields.optionalPhone("phone_number"),
        NewPassword.required(fields, "password"));
  }

  /** First and last name from one text: what follows the first blank is the last name. */
  private static String[] parts(Fields fields) {
    String name = fields.text("name", 1, NewUser.LONGEST_NAME);
    boolean first = fields.has("first_name");
    boolean last = fields.has("last_name");
    if (first || last) {
      fields.fault("name", "is sent instead of first_name and last_name, not with them");
    }
    String[] parts = name == null ? new String[] {"", ""} : name.split("\\s+", 2);
    return parts.length == 1 ? new String[] {parts[0], ""} : parts;
  }

  Pledge pledge(String passwordHash) {
    return new Pledge(firstName, lastName, passwordHash, phone);
  }

  @Override
  public String toString() {
    return "Registration";
  }
}
