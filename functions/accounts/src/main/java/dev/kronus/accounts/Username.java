package dev.kronus.accounts;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name somebody chose to sign in with, lower-cased. It holds no {@code @}, so it is never the
 * address of another.
 */
public record Username(String value) {
  static final String RULE =
      "must be 3 to 64 letters, digits, dots, underscores and hyphens, beginning with a letter";

  private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{2,63}");

  /** Empty when {@code text}, trimmed, is no such name. */
  public static Optional<Username> parse(String text) {
    String name = text.strip();
    return FORM.matcher(name).matches()
        ? Optional.of(new Username(name.toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
