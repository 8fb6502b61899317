package dev.kronus.platform;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The clock every function reads: the system's, in whole milliseconds, unless a host that can move
 * time says otherwise.
 */
public final class Time {
  private static volatile InstantSource source = InstantSource.system();

  private Time() {}

  /** For a host whose time can be moved. */
  public static void use(InstantSource other) {
    source = other;
  }

  /** A clock that follows {@link #use} even after it was handed out. */
  public static InstantSource clock() {
    return () -> source.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  public static Instant now() {
    return clock().instant();
  }
}
