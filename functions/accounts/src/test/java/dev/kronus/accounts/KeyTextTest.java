package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.kernel.Uid;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyTextTest {
  private static final String SECRET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg";

  @Test
  void saysItsNumberAndWhoseItIs() {
    KeyText text = KeyText.drawn(12, new Uid(7));
    assertTrue(text.text().matches("kr_12_7x[0-9A-Za-z]{43}"), text.text());
    assertEquals(Optional.of(text), KeyText.parse(text.text()));
  }

  @Test
  void noTwoAreAlike() {
    Set<String> secrets = new HashSet<>();
    Set<Integer> firsts = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      String secret = KeyText.drawn(1, new Uid(1)).secret();
      secrets.add(secret);
      firsts.add(secret.codePointAt(0));
    }
    assertEquals(1000, secrets.size());
    assertEquals(62, firsts.size());
  }

  @Test
  void everyPartOfItMakesTheHash() {
    String hash = new KeyText(12, new Uid(7), SECRET).hash();
    assertEquals(64, hash.length());
    assertEquals(hash, new KeyText(12, new Uid(7), SECRET).hash());
    assertNotEquals(hash, new KeyText(13, new Uid(7), SECRET).hash());
    assertNotEquals(hash, new KeyText(12, new Uid(8), SECRET).hash());
    assertNotEquals(
        hash, new KeyText(12, new Uid(7), SECRET.toLowerCase(java.util.Locale.ROOT)).hash());
  }

  @Test
  void whatIsNotOfItsFormIsNone() {
    String good = "kr_12_7x" + SECRET;
    assertTrue(KeyText.parse(good).isPresent());
    for (String bad :
        List.of(
            good + "a",
            good + "\n",
            good + "\0",
            good.substring(1),
            good.substring(0, good.length() - 1),
            good.substring(0, good.length() - 1) + "_",
            good.substring(0, good.length() - 1) + "\u00e9",
            "kr_\u0661_7x" + SECRET,
            "kr_12_7x" + "a".repeat(100_000))) {
      assertEquals(Optional.empty(), KeyText.parse(bad), bad);
    }
  }

  @Test
  void whatIsMadeUpIsNone() {
    for (String bad :
        List.of(
            "",
            "kr_",
            "kr__",
            "kr_12",
            "kr_12_7",
            "kr_12_7x",
            "kr_0_7x" + SECRET,
            "kr_012_7x" + SECRET,
            "kr_12_0x" + SECRET,
            "kr_-1_7x" + SECRET,
            "kr_12_7y" + SECRET,
            "kr_12_" + SECRET,
            "kr_99999999999999999_7x" + SECRET,
            "KR_12_7x" + SECRET)) {
      assertEquals(Optional.empty(), KeyText.parse(bad), bad);
    }
  }

  @Test
  void showsItselfToNobody() {
    KeyText text = KeyText.drawn(12, new Uid(7));
    assertFalse(text.toString().contains(text.secret()));
  }
}
