package dev.kronus.duties.routes;

import dev.kronus.duties.MailDeliveries;
import dev.kronus.platform.Poke;
import dev.kronus.platform.edge.Pokes;
import dev.kronus.platform.edge.Task;
import java.util.Map;

/** Sends the mail of the job it is poked with; the one function that talks to SES. */
public final class DeliverMail extends Task<Poke> {
  private final MailDeliveries deliveries;

  public DeliverMail() {
    this(MailWiring.deliveries());
  }

  DeliverMail(MailDeliveries deliveries) {
    super(Pokes::of);
    this.deliveries = deliveries;
  }

  @Override
  protected Map<String, Object> run(Poke poke) {
    deliveries.deliver(poke);
    return Map.of();
  }
}
