package dev.kronus.bench.nine;

/** Something that lets so much through a second, in the order of asking. */
final class Tap {
  private final double growth;
  private final double most;
  private final double start;
  private double free;

  /** Always as much. */
  Tap(double aSecond) {
    this(aSecond, aSecond, 1);
  }

  /**
   * From {@code start} a second, twice as much after each {@code doubling} seconds, to the most.
   */
  Tap(double start, double most, double doubling) {
    this.start = start;
    this.most = most;
    this.growth = doubling;
  }

  /** How long somebody who asks now waits, in milliseconds. */
  double queue(long now) {
    return Math.max(0, free - (double) now);
  }

  /** Takes {@code units}; when they are through. */
  double take(long now, double units) {
    free = Math.max(free, (double) now) + 1000 * units / rate(now);
    return free;
  }

  private double rate(long now) {
    return Math.min(most, start * Math.pow(2, Math.floor((double) now / (1000 * growth))));
  }
}
