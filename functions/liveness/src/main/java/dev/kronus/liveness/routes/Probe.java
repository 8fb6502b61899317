package dev.kronus.liveness.routes;

import dev.kronus.liveness.Probing;
import dev.kronus.platform.Poke;
import dev.kronus.platform.edge.Pokes;
import dev.kronus.platform.edge.Task;
import java.util.Map;

/** Poked by a timer, the sweeper or another function: asks, asks again, or gives up hope. */
public final class Probe extends Task<Poke> {
  private final Probing probing;

  public Probe() {
    this(Wiring.probing());
  }

  Probe(Probing probing) {
    super(Pokes::of);
    this.probing = probing;
  }

  @Override
  protected Map<String, Object> run(Poke poke) {
    probing.poked(poke);
    return Map.of();
  }
}
