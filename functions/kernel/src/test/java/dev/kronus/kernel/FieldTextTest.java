package dev.kronus.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts and secrets, character by character. */
class FieldTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "a\nb",
        "a\tb",
        "a\u001Bb",
        "a\u007Fb",
        "a\u0085b",
        "a\u200Bb",
        "a\u200Eb",
        "\u202Eevil",
        "a\u2066b",
        "a\u2028b",
        "a\u2029b",
        "a\u00ADb",
        "a\uFEFFb",
        "a\uFFFDb",
        "a\uD800b",
        "a\uDC00b",
        "a\uDB40\uDC41b"
      })
  void refusesCharactersThatAreNotSeen(String text) {
    assertEquals(
        List.of("n must be plain text, without control or invisible characters."),
        faults(text, 1, 100));
    assertEquals(
        List.of("n must be plain text, without control or invisible characters."),
        cronFaults(text));
    Fields fields = new Fields(Map.of("n", text));
    assertEquals(Optional.empty(), fields.parsed("n", Optional::of, "must be a mode"));
    assertEquals(
        List.of("n must be a mode."), assertThrows(Refusal.Invalid.class, fields::check).reasons());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "O'Hara-Smith, Jr.",
        "Zo\u00EB",
        "\u674E\u5C0F\u9F8D",
        "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
        "\uD83D\uDC69\u200D\uD83D\uDE80",
        "<script>alert(1)</script>",
        "'; DROP TABLE users; --"
      })
  void takesTheNamesOfTheWorld(String text) {
    assertEquals(List.of(), faults(text, 1, 100));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u00A0", "\u3000\u2007", "\u200C\u200D"})
  void doesNotTakeNothingForAText(String text) {
    assertEquals(List.of("n must be 1 to 100 characters."), faults(text, 1, 100));
  }

  @Test
  void takesAnEmptyTextWhereItMayBe() {
    assertEquals(List.of(), faults("", 0, 100));
    assertEquals(List.of(), faults("   ", 0, 100));
  }

  @Test
  void countsCharactersAsPeopleDo() {
    String rocket = "\uD83D\uDE80";

    assertEquals(List.of(), faults(rocket.repeat(100), 1, 100));
    assertEquals(List.of("n must be 1 to 100 characters."), faults(rocket.repeat(101), 1, 100));
    assertEquals(List.of(), faults(" " + "a".repeat(100) + " ", 1, 100));
    assertEquals(List.of("n must be 6 characters."), faults("12345", 6, 6));
  }

  @Test
  void keepsSecretsToTheLetter() {
    assertEquals(List.of(), secretFaults("\uD83D\uDE80".repeat(8)));
    assertEquals(List.of(), secretFaults("       \t"));
    assertEquals(List.of(), secretFaults("a".repeat(128)));
    assertEquals(List.of("n must be 8 to 128 characters."), secretFaults("\uD83D\uDE80".repeat(7)));
    assertEquals(List.of("n must be 8 to 128 characters."), secretFaults("a".repeat(129)));
    assertEquals(List.of("n must be valid UTF-8."), secretFaults("passwor\uFFFD"));
    assertEquals(List.of("n must be valid UTF-8."), secretFaults("passwor\uD800"));
    assertEquals(List.of("n must not contain NUL."), secretFaults("passwor\u0000"));
  }

  private static List<String> faults(String text, int min, int max) {
    Fields fields = new Fields(Map.of("n", text));
    fields.optionalText("n", min, max);
    return faults(fields);
  }

  private static List<String> secretFaults(String text) {
    Fields fields = new Fields(Map.of("n", text));
    fields.secret("n", 8, 128);
    return faults(fields);
  }

  private static List<String> cronFaults(String text) {
    Fields fields = new Fields(Map.of("n", text));
    fields.optionalCron("n");
    return faults(fields);
  }

  private static List<String> faults(Fields fields) {
    try {
      fields.check();
      return List.of();
    } catch (Refusal.Invalid refusal) {
      return refusal.reasons();
    }
  }
}
