package dev.kronus.story;

import dev.kronus.platform.Poke;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How time passes in a world: from one due thing to the next, with the sweeper every minute. */
public final class Passing {
  private final World world;
  private boolean sweeping = true;

  public Passing(World world) {
    this.world = world;
  }

  /** Stops or starts the sweeper. */
  public void sweep(boolean on) {
    sweeping = on;
  }

  public void pass(Duration duration) {
    to(world.now().plus(duration));
  }

  public void to(Instant end) {
    world.settle();
    while (world.now().isBefore(end)) {
      Instant minute = world.now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
      Instant next = world.timers.next().filter(at -> at.isAfter(world.now())).orElse(minute);
      Instant stop = earliest(end, minute, next);
      world.clock.set(stop);
      for (Poke poke : world.timers.due()) {
        world.poke("Probe", poke);
      }
      if (sweeping && stop.equals(minute)) {
        world.sweeper.sweep();
        world.settle();
      }
    }
  }

  private static Instant earliest(Instant... times) {
    Instant first = times[0];
    for (Instant time : times) {
      first = time.isBefore(first) ? time : first;
    }
    return first;
  }
}
