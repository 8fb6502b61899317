package dev.kronus.bench;

/** One question that is answered with numbers. It writes a section of its own and no other. */
public interface Part {
  /** What {@code -Dbench=} calls it, and its files: {@code cold}. */
  String name();

  /** The heading of its section. */
  String title();

  /** Whether it runs when no part is named; otherwise its section stays until somebody asks. */
  default boolean isUsual() {
    return true;
  }

  /** Measures, and tells what came out. It ends whatever it starts. */
  Section measure(Setting setting) throws Exception;
}
