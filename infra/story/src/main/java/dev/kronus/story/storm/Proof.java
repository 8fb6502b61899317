package dev.kronus.story.storm;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Takes the safeguards away, one by one, to see that the storm notices each. It has noticed when
 * several histories that keep every promise with the safeguard break one of its promises without
 * it; chance would have to break as many of the histories that were left alone.
 */
final class Proof {
  /** So many histories have to break. */
  private static final int ENOUGH = 3;

  /** And so many times as many as break by themselves. */
  private static final int TIMES = 4;

  private final long seed;
  private final long most;
  private final Map<Plan, List<Violation>> unharmed = new ConcurrentHashMap<>();

  Proof(long seed, long most) {
    this.seed = seed;
    this.most = most;
  }

  /** What a safeguard's absence came to. */
  private record Finding(Safeguard safeguard, List<String> seeds, long histories, String what) {
    boolean isCredible(long byThemselves) {
      return seeds.size() >= ENOUGH && seeds.size() >= TIMES * byThemselves;
    }
  }

  /** Whether the lack of each safeguard of {@code names}, separated by commas, or all, shows. */
  boolean allNoticed(String names, PrintStream out) throws InterruptedException {
    List<String> chosen = List.of(names.split(","));
    List<Safeguard> safeguards =
        Sabotages.all().stream()
            .filter(one -> names.equals("all") || chosen.contains(one.name()))
            .toList();
    out.printf("  %-32s %-8s %10s   %s%n", "sabotage", "broke", "histories", "seeds");
    boolean all = !safeguards.isEmpty();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<Finding>> findings = new ArrayList<>();
      safeguards.forEach(one -> findings.add(threads.submit(() -> without(one))));
      for (Future<Finding> finding : findings) {
        all &= told(finding.get(), out);
      }
    } catch (ExecutionException broken) {
      throw new IllegalStateException(broken);
    }
    out.printf("  %s%n", all ? "every one was noticed" : "NOT every one was noticed");
    return all;
  }

  private boolean told(Finding finding, PrintStream out) {
    boolean noticed = !finding.what().isEmpty();
    String[] what = finding.what().split(" ", 2);
    out.printf(
        "  %-32s %-8s %,10d   %s%s%n",
        finding.safeguard().name(),
        noticed ? what[0] : "NOTHING",
        finding.histories(),
        String.join(" ", finding.seeds()),
        noticed ? "   " + what[1] : "");
    out.flush();
    return noticed;
  }

  private Finding without(Safeguard safeguard) {
    List<String> seeds = new ArrayList<>();
    String what = "";
    long byThemselves = 0;
    for (long i = 0; i < most; i++) {
      Plan plan = Plan.of(seed + i, safeguard.climate());
      List<Violation> before = unharmed.computeIfAbsent(plan, p -> play(p, Sabotage.NONE));
      byThemselves += before.stream().anyMatch(safeguard::keeps) ? 1 : 0;
      Optional<Violation> broken =
          play(plan, safeguard.removed().get()).stream().filter(safeguard::keeps).findFirst();
      if (broken.isPresent() && before.isEmpty()) {
        seeds.add(String.valueOf(seed + i));
        what = what.isEmpty() ? broken.get().promise() + " " + broken.get().what() : what;
        Finding finding = new Finding(safeguard, seeds, i + 1, what);
        if (finding.isCredible(byThemselves)) {
          return finding;
        }
      }
    }
    return new Finding(safeguard, seeds, most, "");
  }

  private static List<Violation> play(Plan plan, Sabotage sabotage) {
    return Judge.of(History.play(plan, sabotage)).violations;
  }
}
