package dev.kronus.story.storm;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes the safeguards away, one by one, to see that the storm notices each. */
final class Proof {
  private static final int MOST = 3_000;

  private Proof() {}

  /**
   * Whether each sabotage of {@code names}, separated by commas, or of all, breaks a promise in
   * some history.
   */
  static boolean allNoticed(String names, long seed, PrintStream out) {
    Map<String, Supplier<Sabotage>> chosen = new LinkedHashMap<>(Sabotages.all());
    if (!names.equals("all")) {
      chosen.keySet().retainAll(java.util.List.of(names.split(",")));
    }
    boolean all = !chosen.isEmpty();
    out.printf("  %-32s %-8s %10s%n", "sabotage", "broke", "histories");
    for (Map.Entry<String, Supplier<Sabotage>> one : chosen.entrySet()) {
      all &= noticed(one.getKey(), one.getValue(), seed, out);
    }
    return all;
  }

  private static boolean noticed(
      String name, Supplier<Sabotage> sabotage, long seed, PrintStream out) {
    for (int i = 0; i < MOST; i++) {
      Plan plan = Plan.of(seed + i);
      Optional<Violation> broken = Shrinking.first(plan, sabotage);
      // What breaks without the sabotage as well proves nothing.
      if (broken.isPresent() && Shrinking.first(plan, () -> Sabotage.NONE).isEmpty()) {
        Violation found = broken.get();
        out.printf("  %-32s %-8s %,10d   %s%n", name, found.promise(), i + 1, found.what());
        out.flush();
        return true;
      }
    }
    out.printf("  %-32s NOT NOTICED in %,d histories%n", name, MOST);
    return false;
  }
}
