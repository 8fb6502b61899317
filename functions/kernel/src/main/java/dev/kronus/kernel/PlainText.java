package dev.kronus.kernel;

/** What a text may hold that people and machines read later. */
final class PlainText {
  private PlainText() {}

  /** Control, direction and invisible characters break texts, logs and trust. */
  static boolean clean(String text) {
    return text.codePoints().noneMatch(c -> broken(c) || Character.isISOControl(c) || hidden(c));
  }

  /** Half a surrogate pair, or what a decoder put for bytes that were no UTF-8. */
  static boolean broken(int c) {
    return c == 0xFFFD || Character.getType(c) == Character.SURROGATE;
  }

  /** Format characters and separators of lines; the joiners stay, Persian and emoji need them. */
  private static boolean hidden(int c) {
    return switch (Character.getType(c)) {
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      case Character.FORMAT -> !joiner(c);
      default -> false;
    };
  }

  private static boolean joiner(int c) {
    return c == 0x200C || c == 0x200D;
  }

  static boolean visible(int c) {
    return !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !joiner(c);
  }
}
