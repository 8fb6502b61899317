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
  public static final int RUNS = 11;

  static Setting of(String part) {
    return new Setting(
        Path.of(System.getProperty("kronus.root", ".")).toAbsolutePath().normalize(),
        number("bench.runs", RUNS),
        new Progress(part));
  }

  /** What {@code -Dname=} says, if it says anything. */
  public static int number(String name, int otherwise) {
    String said = System.getProperty(name, "").strip();
    return said.isEmpty() ? otherwise : Integer.parseInt(said);
  }

  /** A folder below the module's target, for logs and the like. */
  public Path scratch(String name) {
    return root.resolve("infra/bench/target").resolve(name);
  }
}
