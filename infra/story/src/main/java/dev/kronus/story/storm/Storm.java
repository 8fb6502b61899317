package dev.kronus.story.storm;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Plays histories with faults at every call and judges the promises: {@code mvn -Pstorm
 * -Dstorm.runs=100000}.
 */
public final class Storm {
  private static final int SHOWN = Integer.getInteger("storm.shown", 2);
  private static final int LISTED = 40;
  private final PrintStream out;
  private final Supplier<Sabotage> sabotage;

  Storm(PrintStream out, Supplier<Sabotage> sabotage) {
    this.out = out;
    this.sabotage = sabotage;
  }

  /** The exit status is 1 when a promise was broken, or a sabotage was not noticed. */
  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = System.out;
    System.setOut(new Silence());
    long runs = number("storm.runs", 2_000);
    long seed = number("storm.seed", 0);
    String sabotages = System.getProperty("storm.sabotage", "");
    boolean kept =
        sabotages.isEmpty()
            ? new Storm(out, () -> Sabotage.NONE).rage(seed, runs) && refereed(seed, out)
            : new Proof(seed, runs).allNoticed(sabotages, out);
    out.flush();
    System.exit(kept ? 0 : 1);
  }

  private static boolean refereed(long seed, PrintStream out) {
    int count = (int) number("storm.dynamo", 0);
    return count == 0 || Referee.agrees(seed, count, 0, out);
  }

  private static long number(String property, long otherwise) {
    String value = System.getProperty(property, "");
    return value.isEmpty() ? otherwise : Long.parseLong(value);
  }

  /** Whether no promise was broken in {@code runs} histories from this seed on. */
  boolean rage(long seed, long runs) throws InterruptedException {
    long began = System.nanoTime();
    Tally tally = new Tally();
    AtomicLong next = new AtomicLong(seed);
    int cores = Runtime.getRuntime().availableProcessors();
    try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
      for (int i = 0; i < cores; i++) {
        var _ = threads.submit(() -> play(next, seed + runs, tally));
      }
      threads.shutdown();
      while (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
        progress(tally, runs, began);
      }
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    out.printf("Storm: seeds %d to %d%n", seed, seed + runs - 1);
    tally.print(out, took);
    tally.violations().entrySet().stream()
        .limit(LISTED)
        .forEach(v -> out.printf("  seed %d: %s%n", v.getKey(), v.getValue()));
    tally.violations().entrySet().stream().limit(SHOWN).forEach(this::show);
    return tally.violations().isEmpty() && tally.histories() == runs;
  }

  private void play(AtomicLong next, long end, Tally tally) {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long busy = clock.getCurrentThreadCpuTime();
    for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
      try {
        tally.add(Judge.of(History.play(Plan.of(seed), sabotage.get())));
        tally.busy(clock.getCurrentThreadCpuTime() - busy);
        busy = clock.getCurrentThreadCpuTime();
      } catch (RuntimeException | Error broken) {
        out.printf("seed %d could not be played:%n", seed);
        broken.printStackTrace(out);
        return;
      }
    }
  }

  private void progress(Tally tally, long runs, long began) {
    long done = tally.histories();
    long seconds = Math.max(1, (System.nanoTime() - began) / 1_000_000_000);
    out.printf(
        "  %,d of %,d histories, %,d a second, %d violations%n",
        done, runs, done / seconds, tally.violations().size());
    out.flush();
  }

  private void show(Map.Entry<Long, Violation> found) {
    Violation violation = found.getValue();
    out.printf("%nseed %d: %s%n", found.getKey(), violation);
    Plan plan = new Shrinking(sabotage, violation.promise()).shortest(Plan.of(found.getKey()));
    History history = History.play(plan, sabotage.get());
    Verdict verdict = Judge.of(history);
    out.printf(
        "the shortest history found: users %s, spells %s, hours %d, %d faults spared%n",
        Long.toBinaryString(plan.users() & 0xFFFFF),
        Long.toBinaryString(plan.spells() & 0xFF),
        plan.hours(),
        plan.spared().size());
    out.printf("faults left: %d%n", history.weather.strikes().size());
    history.chronicle.lines().forEach(line -> out.println("  " + line));
    verdict.violations.forEach(out::println);
  }
}
