package dev.kronus.accounts;

import dev.kronus.kernel.Fields;

/**
 * Somebody who wants to sign in.
 *
 * @param remember beyond today
 */
public record SignIn(Credentials credentials, boolean remember) {
  public static SignIn from(Fields fields) {
    return new SignIn(Credentials.from(fields), fields.optionalFlag("remember").orElse(false));
  }
}
