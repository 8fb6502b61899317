package dev.kronus.duties;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kronus.kernel.Email;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {
  private static final Email TONY = new Email("tony@example.com");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hi\r\nBcc: everybody@example.com",
        "Hi\nBcc: everybody@example.com",
        "Hi\rBcc: everybody@example.com",
        "Hi\u0085Bcc: everybody@example.com",
        "Hi\u2028Bcc: everybody@example.com",
        "Hi\0",
        "half \ud83d a character",
        " ",
        "",
      })
  void aSubjectCannotBecomeAnotherHeader(String subject) {
    assertThrows(IllegalArgumentException.class, () -> new Mail(TONY, subject, "text"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tony@example.com\r\nBcc: everybody@example.com",
        "tony@example.com, everybody@example.com",
        "Tony <tony@example.com>",
        "tony@example.com ",
        "TONY@example.com",
        "",
      })
  void anAddressIsOneAddress(String address) {
    assertThrows(IllegalArgumentException.class, () -> new Mail(new Email(address), "Hi", "text"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "a\rb", "a\0b", "a\u001bb"})
  void aTextIsPlain(String text) {
    assertThrows(IllegalArgumentException.class, () -> new Mail(TONY, "Hi", text));
  }

  @Test
  void hasALengthThatMakesSense() {
    assertThrows(IllegalArgumentException.class, () -> new Mail(TONY, "x".repeat(151), "text"));
    assertThrows(IllegalArgumentException.class, () -> new Mail(TONY, "Hi", "x".repeat(20_001)));
  }

  @Test
  void takesWordsOfAnyLanguageAndKeepsThemToItself() {
    Mail mail = assertDoesNotThrow(() -> new Mail(TONY, "Grüße 👍", "Zeile\n\tZeile\n"));
    assertEquals("Mail", mail.toString());
  }
}
