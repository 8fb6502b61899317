package dev.kronus.kernel;

/** How ids are written in paths: decimal digits, no sign, no leading zero, below 2^53. */
final class Ids {
  /** The largest whole number every JSON reader keeps exact (RFC 8259, section 6): 2^53 - 1. */
  static final long LARGEST = (1L << 53) - 1;

  private Ids() {}

  static long parse(String text) {
    if (text == null || !text.matches("[1-9][0-9]{0,15}")) {
      throw new Refusal.Missing("There is nothing here.");
    }
    long value = Long.parseLong(text);
    if (value > LARGEST) {
      throw new Refusal.Missing("There is nothing here.");
    }
    return value;
  }
}
