package dev.kronus.kernel;

/** How ids are written: in paths as decimal digits, no sign, no leading zero, below 2^53. */
public final class Ids {
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

  /**
   * How ids are written in keys: with leading zeros, so that their order is the texts' order. By
   * hand, because java.util.Formatter brings a language's symbols along, which is felt in a cold
   * start.
   */
  public static String padded(long id, int width) {
    String digits = Long.toString(id);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
