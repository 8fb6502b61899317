package dev.kronus.local.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Real time plus an offset that only grows. While time is being moved it stands still between two
 * due things, so that a story does not depend on how fast the machine is.
 */
public final class MovableClock implements InstantSource {
  private final InstantSource real;
  private Duration offset;
  private Instant held;

  public MovableClock(InstantSource real, Duration offset) {
    this.real = real;
    this.offset = offset;
  }

  @Override
  public synchronized Instant instant() {
    return held != null ? held : real.instant().plus(offset);
  }

  /** How far this clock is ahead of the real one. */
  public synchronized Duration offset() {
    return Duration.between(real.instant(), instant());
  }

  /** Moves to {@code to} and stands still there; never backwards. */
  synchronized void hold(Instant to) {
    Instant now = instant();
    held = to.isAfter(now) ? to : now;
  }

  /** Runs on from where it stands. */
  synchronized void release() {
    offset = offset();
    held = null;
  }
}
