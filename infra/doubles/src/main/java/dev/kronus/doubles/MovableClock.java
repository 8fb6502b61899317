package dev.kronus.doubles;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
public final class MovableClock implements InstantSource {
  private volatile Instant now;

  public MovableClock(Instant now) {
    this.now = now;
  }

  public static MovableClock at(String instant) {
    return new MovableClock(Instant.parse(instant));
  }

  @Override
  public Instant instant() {
    return now;
  }

  public MovableClock advance(Duration duration) {
    now = now.plus(duration);
    return this;
  }

  public MovableClock set(Instant instant) {
    now = instant;
    return this;
  }
}
