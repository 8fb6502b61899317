package dev.kronus.local.twilio;

/** How many segments a text takes: what it costs, and how long a queue it makes. */
public final class Segments {
  private static final String GSM =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENDED = "\f^{}\\[~]|€";

  private Segments() {}

  public static int count(String text) {
    boolean gsm = text.chars().allMatch(c -> GSM.indexOf(c) >= 0 || EXTENDED.indexOf(c) >= 0);
    return gsm
        ? count(text.chars().map(c -> EXTENDED.indexOf(c) >= 0 ? 2 : 1).toArray(), 160, 153)
        : count(text.codePoints().map(Character::charCount).toArray(), 70, 67);
  }

  /** A character of two units is never cut in half. */
  private static int count(int[] sizes, int alone, int together) {
    int total = 0;
    int segments = 1;
    int filled = 0;
    for (int size : sizes) {
      total += size;
      if (filled + size > together) {
        segments++;
        filled = 0;
      }
      filled += size;
    }
    return total <= alone ? 1 : segments;
  }
}
