package dev.kronus.duties.routes;

import dev.kronus.duties.Deliveries;
import dev.kronus.platform.Poke;
import dev.kronus.platform.edge.Pokes;
import dev.kronus.platform.edge.Task;
import java.util.Map;

/**
 * Sends the message of the job it is poked with; it and {@link DeliverAlarm} alone talk to the
 * provider.
 */
public final class Deliver extends Task<Poke> {
  private final Deliveries deliveries;

  public Deliver() {
    this(SendingWiring.deliveries());
  }

  Deliver(Deliveries deliveries) {
    super(Pokes::of);
    this.deliveries = deliveries;
  }

  @Override
  protected Map<String, Object> run(Poke poke) {
    deliveries.deliver(poke);
    return Map.of();
  }
}
