package dev.kronus.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
  @ParameterizedTest
  @CsvSource({
    "+14155550123,        +14155550123,  US",
    "+1 (415) 555-2671,   +14155552671,  US",
    "+12345678900,        +12345678900,  US",
    "+1.415.555.2671,     +14155552671,  US",
    "+1 416 555 0123,     +14165550123,  CA",
    "+44 20 7946 0958,    +442079460958, GB",
    "+44 (0)20 7946 0958, +442079460958, GB",
    "+44 7400 123456,     +447400123456, GB",
    "+49 1512 3456789,    +4915123456789, DE",
    "+49 30/901820,       +4930901820,   DE",
    "+33 6 12 34 56 78,   +33612345678,  FR",
    "+39 06 1234 5678,    +390612345678, IT",
    "+61 412 345 678,     +61412345678,  AU",
    "+91 98765 43210,     +919876543210, IN",
    "+234 802 123 4567,   +2348021234567, NG",
    "+55 11 96123-4567,   +5511961234567, BR",
    "+81 90-1234-5678,    +819012345678, JP",
    "+971 50 123 4567,    +971501234567, AE",
    "+800 1234 5678,      +80012345678,  001"
  })
  void readsNumbersOfManyCountries(String text, String expected, String country) {
    PhoneNumber number = PhoneNumber.parse(text).orElseThrow();

    assertEquals(expected, number.value());
    assertEquals(country, number.country());
    assertEquals(expected, number.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+1\u00A0415\u00A0555\u00A02671",
        "+1 415\u2011555\u20112671",
        "+\u0661\u0664\u0661\u0665\u0665\u0665\u0665\u0662\u0666\u0667\u0661",
        "+\uFF11\uFF14\uFF11\uFF15\uFF15\uFF15\uFF15\uFF12\uFF16\uFF17\uFF11"
      })
  void readsDigitsOfAnyScriptAndPastedSpaces(String text) {
    assertEquals(Optional.of(new PhoneNumber("+14155552671")), PhoneNumber.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "++14155552671",
        "4155552671",
        "14155552671",
        "004915123456789",
        " ",
        "+1",
        "+1 415",
        "+1 415 555 267",
        "+1 415 555 26711",
        "+1 000 000 0000",
        "+1 123 456 7890",
        "+999 1234567",
        "+0 415 555 2671",
        "+49 0",
        "+1 800 FLOWERS",
        "+1 415 555 2671 ext 5",
        "+1 415 555 2671 x5",
        "+1 415 555 2671#5",
        "+1 415 555 2671,,5",
        "+14155552671;ext=5",
        "+14155552671;phone-context=+44",
        "tel:+14155552671",
        "+14155552671a",
        "+14155552671 Bob",
        "+1415555267\u2460",
        "+14155552671\n",
        "+1415555\u00002671",
        "\u202A+14155552671\u202C",
        "\uFF0B14155552671",
        "+1 4 1 5 5 5 5 2 6 7 1            ",
        "911",
        "*67",
        "null",
        "+-14155552671-+"
      })
  void refusesWhatIsNone(String text) {
    assertEquals(Optional.empty(), PhoneNumber.parse(text), text);
  }

  @Test
  void hasNoCountryWhenItWasStoredWrong() {
    assertEquals("ZZ", new PhoneNumber("+").country());
    assertEquals("ZZ", new PhoneNumber("+1999").country());
  }
}
