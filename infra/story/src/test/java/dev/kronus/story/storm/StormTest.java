package dev.kronus.story.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The promises hold in some thousand histories, and a history is the same whenever it is played.
 */
class StormTest {
  private static final long HISTORIES = 2_000;
  private final PrintStream out = System.out;

  @BeforeEach
  void nobodyReadsTheFunctionsLogs() {
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  @AfterEach
  void butTheTestsOwn() {
    System.setOut(out);
  }

  @Test
  void keepsEveryPromise() throws InterruptedException {
    assertTrue(new Storm(out, () -> Sabotage.NONE).rage(0, HISTORIES));
  }

  @Test
  void playsTheSameHistoryAgain() {
    for (long seed = 0; seed < 20; seed++) {
      assertEquals(lines(seed), lines(seed));
    }
  }

  private static java.util.List<String> lines(long seed) {
    return History.play(Plan.of(seed), Sabotage.NONE).chronicle.lines();
  }
}
