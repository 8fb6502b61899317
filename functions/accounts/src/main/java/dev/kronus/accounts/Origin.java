package dev.kronus.accounts;

/**
 * Where a request came from.
 *
 * @param ip the address the gateway saw
 * @param device what the caller says it is; shown to the user, never trusted
 */
public record Origin(String ip, String device) {
  private static final int LONGEST = 200;

  /** Of a caller who says {@code userAgent}, of which only what can be printed is kept. */
  public static Origin of(String ip, String userAgent) {
    String printable = userAgent.replaceAll("[^\\x20-\\x7E]", "?");
    return new Origin(ip, printable.substring(0, Math.min(LONGEST, printable.length())));
  }
}
