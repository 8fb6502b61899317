package dev.kronus.duties.routes;

import dev.kronus.duties.Allowance;
import dev.kronus.duties.Deliveries;
import dev.kronus.duties.wire.TwilioMessenger;
import dev.kronus.platform.Time;
import dev.kronus.platform.aws.Seams;
import dev.kronus.platform.edge.Snapshot;

/**
 * Puts together what sends. Apart from {@link Wiring}, so that only Deliver loads the provider's
 * SDK.
 */
final class SendingWiring {
  private SendingWiring() {}

  static Deliveries deliveries() {
    return new Deliveries(
        Snapshot.opened(Seams.table()),
        new TwilioMessenger(Seams.secrets()),
        new Allowance(Seams.table(), Seams.secrets(), Time.clock()),
        Seams.schedules(),
        Seams.invoker(),
        Seams.topic(),
        Time.clock());
  }
}
