package dev.kronus.bench;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Without the log lines of functions that are run in this process. */
public final class Quietly {
  private Quietly() {}

  public static <T> T run(Supplier<T> work) {
    PrintStream console = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      return work.get();
    } finally {
      System.setOut(console);
    }
  }
}
