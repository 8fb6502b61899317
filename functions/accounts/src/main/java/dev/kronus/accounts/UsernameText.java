package dev.kronus.accounts;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.Refusal;

/** What somebody calls a user: the name they chose, or their address. */
final class UsernameText {
  private UsernameText() {}

  /** In the spelling that is stored; refuses what is neither. */
  static String known(String typed) {
    return Email.parse(typed)
        .map(Email::value)
        .or(() -> Username.parse(typed).map(Username::value))
        .orElseThrow(() -> new Refusal.Invalid("username must be a name or an e-mail address."));
  }
}
