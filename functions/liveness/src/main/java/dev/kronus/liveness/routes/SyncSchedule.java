package dev.kronus.liveness.routes;

import dev.kronus.liveness.Timers;
import dev.kronus.platform.Poke;
import dev.kronus.platform.edge.Pokes;
import dev.kronus.platform.edge.Task;
import java.util.Map;

/** Brings a user's timers in line with their settings. */
public final class SyncSchedule extends Task<Poke> {
  private final Timers timers;

  public SyncSchedule() {
    this(Wiring.timers());
  }

  SyncSchedule(Timers timers) {
    super(Pokes::of);
    this.timers = timers;
  }

  @Override
  protected Map<String, Object> run(Poke poke) {
    timers.poked(poke);
    return Map.of();
  }
}
