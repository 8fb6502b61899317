package dev.kronus.local.time;

import java.time.Instant;
import java.util.Optional;

/** Something that happens at a time. Firing it starts it; whoever wants it done waits. */
public record Due(Instant at, String what, Runnable fire) {
  /** A list of due things, of which only the first matters. */
  public interface Source {
    /** The first one when time passes by itself. */
    Optional<Due> next();

    /** The first one worth stopping at when time is moved. */
    default Optional<Due> nextStop() {
      return next();
    }
  }
}
