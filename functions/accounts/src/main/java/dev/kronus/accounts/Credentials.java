package dev.kronus.accounts;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.Fields;

/** What somebody signs in with. */
public record Credentials(Email email, String password) {
  public static Credentials from(Fields fields) {
    return new Credentials(
        fields.email("email"), fields.secret("password", 1, NewUser.LONGEST_PASSWORD));
  }

  @Override
  public String toString() {
    return "Credentials";
  }
}
