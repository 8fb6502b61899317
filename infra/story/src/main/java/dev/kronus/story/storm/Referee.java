package dev.kronus.story.storm;

import dev.kronus.doubles.LocalDynamo;
import java.io.PrintStream;
import java.util.List;

/**
 * Plays histories once more against DynamoDB Local through the deployed adapter, so that the table
 * in memory is not flattering us: they have to be the same to the letter.
 */
final class Referee {
  private Referee() {}

  /** Whether {@code count} histories from this seed on are the same on both tables. */
  static boolean agrees(long seed, int count, int hours, PrintStream out) {
    int differ = 0;
    for (long i = seed; i < seed + count; i++) {
      Plan plan = hours > 0 ? Plan.of(i).during(hours) : Plan.of(i);
      List<String> memory = History.play(plan, Sabotage.NONE).chronicle.lines();
      List<String> dynamo =
          History.play(plan, Sabotage.NONE, LocalDynamo.table()).chronicle.lines();
      if (!dynamo.equals(memory)) {
        differ++;
        out.printf("  seed %d differs on DynamoDB Local, first at: %s%n", i, first(memory, dynamo));
      }
    }
    out.printf("  %d histories on DynamoDB Local, %d of them not the same%n", count, differ);
    return differ == 0;
  }

  private static String first(List<String> memory, List<String> dynamo) {
    for (int i = 0; i < Math.min(memory.size(), dynamo.size()); i++) {
      if (!memory.get(i).equals(dynamo.get(i))) {
        return memory.get(i) + "  |  " + dynamo.get(i);
      }
    }
    return "the end of the shorter one";
  }
}
