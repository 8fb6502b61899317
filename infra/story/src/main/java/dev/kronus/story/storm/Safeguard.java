package dev.kronus.story.storm;

import java.util.function.Supplier;

/**
 * A safeguard that can be taken away, to see that the storm would notice.
 *
 * @param promises those that break without it, such as {@code P1 P2}
 * @param climate the weather in which it shows
 * @param removed what takes it away, a new one for each history
 */
record Safeguard(String name, String promises, Climate climate, Supplier<Sabotage> removed) {

  Safeguard(String name, String promises, Supplier<Sabotage> removed) {
    this(name, promises, Climate.ANY, removed);
  }

  /** The same, looked for in this weather. */
  Safeguard in(Climate other) {
    return new Safeguard(name, promises, other, removed);
  }

  boolean keeps(Violation violation) {
    return promises.contains(violation.promise());
  }
}
