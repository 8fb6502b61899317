package dev.kronus.story.cost;

import dev.kronus.doubles.Bill;
import dev.kronus.doubles.Meter;
import dev.kronus.doubles.MeteredSchedules;
import dev.kronus.duties.Doubt;
import dev.kronus.duties.Inbound;
import dev.kronus.duties.Message;
import dev.kronus.duties.Messenger;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.story.Ground;
import java.time.Instant;
import java.util.List;

/** The seams of a world, each counting what the deployed adapter would ask of its service. */
final class MeteredGround {
  private MeteredGround() {}

  /** {@code on}, metered; its table has to be metered already. */
  static Ground of(Ground on, Meter meter) {
    return new Ground(
        on.clock(),
        on.table(),
        new Texts(on.messenger(), meter),
        new MeteredSchedules(on.schedules(), meter),
        (function, json) -> {
          meter.call("lambda", "Invoke");
          on.invoker().invoke(function, json);
        },
        (subject, text) -> {
          meter.call("sns", "Publish");
          on.topic().publish(subject, text);
        });
  }

  private record Texts(Messenger behind, Meter meter) implements Messenger {
    @Override
    public Outcome send(Message message) {
      meter.call(Bill.TWILIO, "messages");
      return behind.send(message);
    }

    @Override
    public List<String> find(PhoneNumber to, String body, Doubt doubt) {
      meter.call(Bill.TWILIO, "list");
      return behind.find(to, body, doubt);
    }

    @Override
    public List<Inbound> inbound(PhoneNumber from, Instant since) {
      meter.call(Bill.TWILIO, "list");
      return behind.inbound(from, since);
    }
  }
}
