package dev.kronus.story.storm;

import java.io.PrintStream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Nobody reads the logs of a storm's functions; what a test has to say goes to {@link #OUT}. */
final class Quiet implements BeforeEachCallback, AfterEachCallback {
  static final PrintStream OUT = System.out;

  @Override
  public void beforeEach(ExtensionContext context) {
    System.setOut(new Silence());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    System.setOut(OUT);
  }
}
