package dev.kronus.story.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The promises hold in some thousand histories, and a history is the same whenever it is played.
 */
@ExtendWith(Quiet.class)
class StormTest {
  @Test
  void playsTheSameHistoryAgain() {
    for (long seed = 0; seed < 20; seed++) {
      assertEquals(lines(seed), lines(seed));
    }
  }

  @Test
  void keepsEveryPromiseInTwoThousandHistories() throws InterruptedException {
    assertTrue(
        new Storm(Quiet.OUT, () -> Sabotage.NONE).rage(1, 2_000), "the test's output tells which");
  }

  @Test
  void playsTheSameHistoryOnDynamoDbLocal() {
    assertTrue(Referee.agrees(100, 6, 6, Quiet.OUT));
  }

  private static List<String> lines(long seed) {
    return History.play(Plan.of(seed), Sabotage.NONE).chronicle.lines();
  }
}
