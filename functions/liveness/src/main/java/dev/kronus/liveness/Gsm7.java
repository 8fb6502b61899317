package dev.kronus.liveness;

import java.text.Normalizer;

/**
 * The alphabet of text messages (3GPP TS 23.038): one character outside it makes a message of 160
 * characters one of 70, so what people wrote (names, notes) is brought into it before it is sent.
 */
final class Gsm7 {
  private static final String BASIC =
      "@\u00a3$\u00a5\u00e8\u00e9\u00f9\u00ec\u00f2\u00c7\n\u00d8\u00f8\r\u00c5\u00e5\u0394_\u03a6\u0393\u039b\u03a9"
          + "\u03a0\u03a8\u03a3\u0398\u039e\u00c6\u00e6\u00df\u00c9 !\"#\u00a4%&'()*+,-./0123456789:;<=>?"
          + "\u00a1ABCDEFGHIJKLMNOPQRSTUVWXYZ\u00c4\u00d6\u00d1\u00dc\u00a7\u00bfabcdefghijklmnopqrstuvwxyz"
          + "\u00e4\u00f6\u00f1\u00fc\u00e0";

  private Gsm7() {}

  /**
   * The text in that alphabet, at most {@code longest} characters: marks are dropped, the rest
   * becomes "?".
   */
  static String plain(String text, int longest) {
    StringBuilder plain = new StringBuilder();
    text.strip().codePoints().forEach(c -> plain.append(plain(c)));
    return plain.length() <= longest ? plain.toString() : plain.substring(0, longest).strip();
  }

  private static String plain(int codePoint) {
    String one = Character.toString(codePoint);
    if (isBasic(one)) {
      return one;
    }
    String bare = Normalizer.normalize(one, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    if (!bare.isEmpty() && bare.codePoints().allMatch(c -> isBasic(Character.toString(c)))) {
      return bare;
    }
    return switch (one) {
      case "\u2018", "\u2019" -> "'";
      case "\u201c", "\u201d" -> "\"";
      case "\u2013", "\u2014" -> "-";
      case "\u0142" -> "l";
      case "\u0141" -> "L";
      default -> Character.isSupplementaryCodePoint(codePoint) ? "" : "?";
    };
  }

  private static boolean isBasic(String one) {
    return BASIC.contains(one);
  }
}
