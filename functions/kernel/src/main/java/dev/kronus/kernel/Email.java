package dev.kronus.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address, lower-cased, so that two spellings of one address are equal. Syntax is the
 * dot-atom form of RFC 5322, section 3.4.1, with a domain of at least two labels; lengths are those
 * of RFC 5321, section 4.5.3.1.
 */
public record Email(String value) {
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL_PART = 64;
  private static final Pattern FORM =
      Pattern.compile(
          "[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])",
          Pattern.CASE_INSENSITIVE);

  /** Empty when {@code text}, trimmed, is no address. */
  public static Optional<Email> parse(String text) {
    String address = text.strip();
    if (address.length() > LONGEST
        || address.indexOf('@') > LONGEST_LOCAL_PART
        || !FORM.matcher(address).matches()) {
      return Optional.empty();
    }
    // Lower-cased only now: some letters beyond ASCII become ASCII ones, such as the Kelvin sign.
    return Optional.of(new Email(address.toLowerCase(Locale.ROOT)));
  }

  @Override
  public String toString() {
    return value;
  }
}
