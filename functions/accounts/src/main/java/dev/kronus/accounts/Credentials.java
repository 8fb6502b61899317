package dev.kronus.accounts;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.Fields;
import java.util.Optional;

/**
 * What somebody signs in with.
 *
 * @param username a chosen name or an address, in the spelling that is stored
 */
public record Credentials(String username, String password) {
  private static final String NAMED = "must be a name or an e-mail address";

  public static Credentials from(Fields fields) {
    return new Credentials(
        username(fields), fields.secret("password", 1, NewUser.LONGEST_PASSWORD));
  }

  private static String username(Fields fields) {
    boolean named = fields.has("username");
    if (named && fields.has("email")) {
      fields.fault("email", "is not needed besides username");
    }
    if (!named && !fields.has("email")) {
      fields.fault("username", "or email is required");
      return "";
    }
    return named
        ? fields.parsed("username", Credentials::stored, NAMED).orElse("")
        : fields.optionalEmail("email").map(Email::value).orElse("");
  }

  private static Optional<String> stored(String text) {
    return text.indexOf('@') >= 0
        ? Email.parse(text).map(Email::value)
        : Username.parse(text).map(Username::value);
  }

  @Override
  public String toString() {
    return "Credentials";
  }
}
