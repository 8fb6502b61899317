package dev.kronus.local;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Standard output without the functions' metric lines, of which there are many every minute. */
final class Console extends PrintStream {
  private static final String METRIC = "{\"_aws\":";

  Console(PrintStream out) {
    super(out, true, StandardCharsets.UTF_8);
  }

  @Override
  public void println(String line) {
    if (line == null || !line.startsWith(METRIC)) {
      super.println(line);
    }
  }
}
