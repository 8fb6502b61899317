package dev.kronus.kernel;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number in canonical E.164 form, such as {@code +14155550123}. What is valid is
 * libphonenumber's word; a number that Kronus stored earlier is taken as it is, so that reading one
 * loads no metadata.
 */
public record PhoneNumber(String value) {
  /** Longer text is no number; the parser need not see it. */
  private static final int LONGEST_TEXT = 32;

  /**
   * Digits of any script and what stands between them. The parser would turn letters into digits,
   * or drop them; a number with letters is a mistake to be told.
   */
  private static final Pattern FORM = Pattern.compile("\\+[\\p{Nd}\\p{Zs}\\p{Pd}()./]+");

  /** Empty unless {@code text} is an international number that can exist. */
  public static Optional<PhoneNumber> parse(String text) {
    if (text.length() > LONGEST_TEXT || !FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      PhoneNumberUtil util = PhoneNumberUtil.getInstance();
      var number = util.parse(text, null);
      if (!util.isValidNumber(number)) {
        return Optional.empty();
      }
      return Optional.of(
          new PhoneNumber(util.format(number, PhoneNumberUtil.PhoneNumberFormat.E164)));
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }

  /**
   * The ISO 3166-1 alpha-2 code of its country, such as {@code CA}; {@code ZZ} when it has none.
   */
  public String country() {
    try {
      PhoneNumberUtil util = PhoneNumberUtil.getInstance();
      String region = util.getRegionCodeForNumber(util.parse(value, null));
      return region == null ? "ZZ" : region;
    } catch (NumberParseException notANumber) {
      return "ZZ";
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
