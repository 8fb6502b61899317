package dev.kronus.accounts;

import dev.kronus.kernel.Fields;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A password somebody wants from now on: long enough, and none of the ten thousand that are tried
 * first. The list is read when the first new password comes; a sign-in never needs it.
 */
public final class NewPassword {
  private static final String TOO_COMMON =
      "is one of the passwords that everybody tries first; choose another";

  private NewPassword() {}

  /** The list, loaded when it is first asked. */
  private static final class Commonest {
    static final Set<String> WORDS = read();

    private static Set<String> read() {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  NewPassword.class.getResourceAsStream("common-passwords.txt"),
                  StandardCharsets.UTF_8))) {
        return lines
            .lines()
            .filter(line -> !line.equals("#") && !line.startsWith("# "))
            .collect(Collectors.toUnmodifiableSet());
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }

  /** The required field of that name. */
  public static String required(Fields fields, String name) {
    String password = fields.secret(name, NewUser.SHORTEST_PASSWORD, NewUser.LONGEST_PASSWORD);
    checked(fields, name, Optional.ofNullable(password));
    return password;
  }

  /** The same, when sent. */
  public static Optional<String> optional(Fields fields, String name) {
    return checked(
        fields,
        name,
        fields.optionalSecret(name, NewUser.SHORTEST_PASSWORD, NewUser.LONGEST_PASSWORD));
  }

  static int known() {
    return Commonest.WORDS.size();
  }

  private static Optional<String> checked(Fields fields, String name, Optional<String> password) {
    if (password.filter(NewPassword::isCommon).isPresent()) {
      fields.fault(name, TOO_COMMON);
    }
    return password;
  }

  private static boolean isCommon(String password) {
    return Commonest.WORDS.contains(password.strip().toLowerCase(Locale.ROOT));
  }
}
