package dev.kronus.accounts;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.Fields;

/**
 * What somebody signs in with.
 *
 * @param username a chosen name or an address, in the spelling that is stored
 */
public record Credentials(String username, String password) {
  public static Credentials from(Fields fields) {
    Email email = fields.email("email");
    return new Credentials(
        email == null ? "" : email.value(), fields.secret("password", 1, NewUser.LONGEST_PASSWORD));
  }

  @Override
  public String toString() {
    return "Credentials";
  }
}
