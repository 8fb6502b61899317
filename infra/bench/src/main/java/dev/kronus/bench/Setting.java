package dev.kronus.bench;

import java.nio.file.Path;

/**
 * What every part is given.
 *
 * @param root of the repository
 * @param runs how often what is repeated is repeated
 */
public record Setting(Path root, int runs, Progress progress) {
  /** Least runs of what is judged by its median. */
  private static final int RUNS = 11;

  static Setting of(String part) {
    String runs = System.getProperty("bench.runs", "");
    return new Setting(
        Path.of(System.getProperty("kronus.root", ".")).toAbsolutePath().normalize(),
        runs.isBlank() ? RUNS : Integer.parseInt(runs.strip()),
        new Progress(part));
  }

  /** A folder below the module's target, for logs and the like. */
  public Path scratch(String name) {
    return root.resolve("infra/bench/target").resolve(name);
  }
}
