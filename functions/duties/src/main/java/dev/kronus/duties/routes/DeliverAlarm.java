package dev.kronus.duties.routes;

import dev.kronus.duties.Deliveries;
import dev.kronus.platform.Poke;
import dev.kronus.platform.edge.Pokes;
import dev.kronus.platform.edge.Task;
import java.util.Map;

/** What {@link Deliver} does, for alerts: with a queue of their own they wait for nobody. */
public final class DeliverAlarm extends Task<Poke> {
  private final Deliveries deliveries;

  public DeliverAlarm() {
    this(SendingWiring.deliveries());
  }

  DeliverAlarm(Deliveries deliveries) {
    super(Pokes::of);
    this.deliveries = deliveries;
  }

  @Override
  protected Map<String, Object> run(Poke poke) {
    deliveries.deliver(poke);
    return Map.of();
  }
}
