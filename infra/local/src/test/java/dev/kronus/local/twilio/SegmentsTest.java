package dev.kronus.local.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SegmentsTest {
  @Test
  void countsPlainTexts() {
    assertEquals(1, Segments.count("a".repeat(160)));
    assertEquals(2, Segments.count("a".repeat(161)));
    assertEquals(2, Segments.count("a".repeat(306)));
    assertEquals(3, Segments.count("a".repeat(307)));
  }

  @Test
  void countsAnExtendedCharacterTwice() {
    assertEquals(1, Segments.count("€".repeat(80)));
    assertEquals(2, Segments.count("€".repeat(81)));
    assertEquals(2, Segments.count("{" + "a".repeat(159)));
  }

  @Test
  void neverCutsAnExtendedCharacterInHalf() {
    assertEquals(2, Segments.count("a".repeat(152) + "€".repeat(76)));
    assertEquals(3, Segments.count("a".repeat(152) + "€".repeat(77)));
  }

  @Test
  void countsTextsOfOtherScripts() {
    assertEquals(1, Segments.count("ж".repeat(70)));
    assertEquals(2, Segments.count("ж".repeat(71)));
    assertEquals(3, Segments.count("ж".repeat(135)));
  }

  @Test
  void anEmojiMakesAllOfItWide() {
    assertEquals(1, Segments.count("a".repeat(68) + "👍"));
    assertEquals(2, Segments.count("a".repeat(69) + "👍"));
  }
}
