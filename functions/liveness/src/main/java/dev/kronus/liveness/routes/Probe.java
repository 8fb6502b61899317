package dev.kronus.liveness.routes;

import dev.kronus.liveness.Probes;
import dev.kronus.platform.Poke;
import dev.kronus.platform.edge.Pokes;
import dev.kronus.platform.edge.Task;
import java.util.Map;

/** Poked by a timer, the sweeper or another function: asks, asks again, or gives up hope. */
public final class Probe extends Task<Poke> {
  private final Probes probes;

  public Probe() {
    this(Wiring.probes());
  }

  Probe(Probes probes) {
    super(Pokes::of);
    this.probes = probes;
  }

  @Override
  protected Map<String, Object> run(Poke poke) {
    probes.poked(poke);
    return Map.of();
  }
}
