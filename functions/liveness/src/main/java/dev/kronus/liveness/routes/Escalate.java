package dev.kronus.liveness.routes;

import dev.kronus.liveness.Escalations;
import dev.kronus.platform.Poke;
import dev.kronus.platform.edge.Pokes;
import dev.kronus.platform.edge.Task;
import java.util.Map;

/** Poked when a probe ended badly: has everyone told who must know. */
public final class Escalate extends Task<Poke> {
  private final Escalations escalations;

  public Escalate() {
    this(Wiring.escalations());
  }

  Escalate(Escalations escalations) {
    super(Pokes::of);
    this.escalations = escalations;
  }

  @Override
  protected Map<String, Object> run(Poke poke) {
    escalations.poked(poke);
    return Map.of();
  }
}
