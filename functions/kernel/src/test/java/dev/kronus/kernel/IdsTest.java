package dev.kronus.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  private static final List<Function<String, Record>> KINDS =
      List.of(Uid::parse, ContactId::parse, ProbeId::parse);

  @ParameterizedTest
  @ValueSource(strings = {"1", "7", "10", "9007199254740991"})
  void readsWholeNumbersFrom1To2To53(String text) {
    for (Function<String, Record> kind : KINDS) {
      assertEquals(text, kind.apply(text).toString());
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "0",
        "-1",
        "+1",
        "01",
        "1 ",
        "1.0",
        "1e3",
        "0x1",
        "9007199254740992",
        "9223372036854775807",
        "99999999999999999999",
        "\u0661",
        "\uFF11",
        "1\n",
        "me",
        "../1",
        "1/2"
      })
  void namesNothingOtherwise(String text) {
    for (Function<String, Record> kind : KINDS) {
      var missing = assertThrows(Refusal.Missing.class, () -> kind.apply(text));
      assertEquals(List.of("There is nothing here."), missing.reasons());
    }
  }

  @Test
  void areNeverBelow1() {
    assertThrows(IllegalArgumentException.class, () -> new Uid(0));
    assertThrows(IllegalArgumentException.class, () -> new ContactId(-1));
    assertThrows(IllegalArgumentException.class, () -> new ProbeId(Long.MIN_VALUE));
  }

  @Test
  void areOrderedByNumber() {
    assertTrue(new Uid(9).compareTo(new Uid(10)) < 0);
    assertTrue(new ContactId(10).compareTo(new ContactId(9)) > 0);
    assertEquals(0, new ProbeId(9).compareTo(ProbeId.parse("9")));
  }

  @Test
  void nobodysIsAnIdLikeAnyOther() {
    assertEquals(Uid.NOBODY, Uid.parse(Uid.NOBODY.toString()));
  }

  @Test
  void areWrittenInKeysSoThatTheirOrderIsTheTextsOrder() {
    assertEquals("0000017", Ids.padded(17, 7));
    assertEquals("00000", Ids.padded(0, 5));
    assertEquals("123456", Ids.padded(123_456, 5));
  }
}
