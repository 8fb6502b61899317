package dev.kronus.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {
  @ParameterizedTest
  @CsvSource({
    "stark@avengers.com, stark@avengers.com",
    "Stark@Avengers.COM, stark@avengers.com",
    "'  stark@avengers.com ', stark@avengers.com",
    "a@b.co, a@b.co",
    "first.last+tag@sub.example.museum, first.last+tag@sub.example.museum",
    "o'hara_{x}~=!#$%&*/?^|@x-y.io, o'hara_{x}~=!#$%&*/?^|@x-y.io",
    "7@7.xn--p1ai, 7@7.xn--p1ai"
  })
  void readsAnAddressInSmallLetters(String text, String expected) {
    assertEquals(Optional.of(new Email(expected)), Email.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "stark",
        "stark@",
        "@avengers.com",
        "stark@avengers",
        "stark@avengers.c",
        "stark@avengers.c0m1-",
        "stark@avengers.123",
        "stark@.com",
        "stark@avengers..com",
        "stark@-avengers.com",
        "stark@avengers-.com",
        "stark@avengers.com.",
        ".stark@avengers.com",
        "stark.@avengers.com",
        "st..ark@avengers.com",
        "st ark@avengers.com",
        "stark@aven gers.com",
        "stark@@avengers.com",
        "stark@a@vengers.com",
        "\"stark\"@avengers.com",
        "Tony <stark@avengers.com>",
        "stark@[127.0.0.1]",
        "stark@avengers.com\nbcc: x@y.zz",
        "stark@avengers.com,b@c.de",
        "stark\u0000@avengers.com",
        "st\u00E4rk@avengers.com",
        "star\u212A@avengers.com",
        "\u0130@avengers.com",
        "stark@\uFF41vengers.com",
        "stark@avengers\u3002com"
      })
  void refusesWhatIsNone(String text) {
    assertEquals(Optional.empty(), Email.parse(text));
  }

  @Test
  void keepsToTheLengthsOfTheStandard() {
    String domain = "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(57) + ".com";
    assertEquals(254, ("a".repeat(64) + "@" + domain).length());
    assertTrue(Email.parse("a".repeat(64) + "@" + domain).isPresent());
    assertEquals(Optional.empty(), Email.parse("a".repeat(64) + "@d" + domain));
    assertEquals(Optional.empty(), Email.parse("a".repeat(65) + "@b.com"));
    assertEquals(Optional.empty(), Email.parse("a@" + "b".repeat(64) + ".com"));
  }

  @Test
  void showsItself() {
    assertEquals("a@b.co", new Email("a@b.co").toString());
  }
}
