package dev.kronus.story.storm;

import dev.kronus.duties.Doubt;
import dev.kronus.duties.Inbound;
import dev.kronus.duties.Message;
import dev.kronus.duties.Messenger;
import dev.kronus.kernel.PhoneNumber;
import java.time.Instant;
import java.util.List;

/** A provider that a sabotage has its hands on. */
class Muffled implements Messenger {
  private final Messenger beneath;

  Muffled(Messenger beneath) {
    this.beneath = beneath;
  }

  @Override
  public Outcome send(Message message) {
    return beneath.send(message);
  }

  @Override
  public List<String> find(PhoneNumber to, String body, Doubt doubt) {
    return beneath.find(to, body, doubt);
  }

  @Override
  public List<Inbound> inbound(PhoneNumber from, Instant since) {
    return beneath.inbound(from, since);
  }

  /** Nothing of this kind is sent, and Kronus believes that it was. */
  static Muffled about(Messenger beneath, Says kind) {
    return new Muffled(beneath) {
      @Override
      public Outcome send(Message message) {
        return Says.of(message.body()) == kind ? new Accepted("SM-none") : super.send(message);
      }
    };
  }
}
