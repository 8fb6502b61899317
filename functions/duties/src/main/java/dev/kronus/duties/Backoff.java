package dev.kronus.duties;

import java.time.Duration;

/** When to try again: 1, 2, 4, 8, then every 15 minutes, for about ten hours; then no more. */
public final class Backoff {
  /** Tries after which a job is dead. */
  static final int MOST = 40;

  private static final int LONGEST_MINUTES = 15;

  private Backoff() {}

  /** How long to wait after so many failures, at least one. */
  static Duration after(int fails) {
    int doublings = Math.min(fails - 1, 4);
    return Duration.ofMinutes(Math.min(1L << doublings, LONGEST_MINUTES));
  }
}
