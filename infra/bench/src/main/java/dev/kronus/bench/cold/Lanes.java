package dev.kronus.bench.cold;

import dev.kronus.bench.Ground;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Where contestants start: two at a time, each bound to a processor of its own by {@code taskset},
 * since a function has one at most; without taskset or a second processor one at a time.
 */
final class Lanes implements AutoCloseable {
  private static final int MOST = 2;
  private final List<Starter> starters = new ArrayList<>();
  private final Starter alone;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  Lanes(Ground ground, Path logs) {
    this.alone = new Starter(ground, logs);
    Optional<Path> taskset = taskset();
    List<Integer> processors = taskset.isPresent() ? processors() : List.of();
    for (int i = 0; i < Math.min(MOST, processors.size()); i++) {
      List<String> bound =
          List.of(taskset.orElseThrow().toString(), "-c", processors.get(i).toString());
      starters.add(new Starter(ground, logs.resolve("lane" + i), bound));
    }
    if (starters.isEmpty()) {
      starters.add(alone);
    }
  }

  /** How many start at a time. */
  int count() {
    return starters.size();
  }

  /** For who has to be alone; it has the whole machine. */
  Starter alone() {
    return alone;
  }

  /** Starts all of them, in their order, and says of each how it went. */
  void start(List<Contestant> all, BiConsumer<Contestant, Trial> told) throws InterruptedException {
    Queue<Contestant> waiting = new ConcurrentLinkedQueue<>(all);
    List<Callable<Void>> lanes = new ArrayList<>();
    for (Starter starter : starters) {
      lanes.add(
          () -> {
            for (Contestant next = waiting.poll(); next != null; next = waiting.poll()) {
              Trial trial = starter.start(next);
              synchronized (this) {
                told.accept(next, trial);
              }
            }
            return null;
          });
    }
    for (Future<Void> lane : threads.invokeAll(lanes)) {
      try {
        lane.get();
      } catch (ExecutionException failed) {
        throw new IllegalStateException(failed.getCause());
      }
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }

  private static Optional<Path> taskset() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "taskset"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Those that this process may use, such as {@code 0-1,4}; none where the kernel does not say. */
  private static List<Integer> processors() {
    List<Integer> found = new ArrayList<>();
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      String list =
          lines
              .filter(line -> line.startsWith("Cpus_allowed_list:"))
              .map(line -> line.substring(line.indexOf(':') + 1).strip())
              .findFirst()
              .orElse("");
      for (String range : list.isEmpty() ? new String[0] : list.split(",")) {
        String[] ends = range.split("-");
        for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[ends.length - 1]); i++) {
          found.add(i);
        }
      }
    } catch (IOException elsewhere) {
      return List.of();
    }
    return found;
  }
}
