package dev.kronus.duties;

import dev.kronus.kernel.PhoneNumber;
import java.time.Instant;
import java.util.List;

/** The provider that carries text messages. */
public interface Messenger {
  /**
   * Hands over a message. Never throws for what the provider or the network does: that is the
   * outcome.
   */
  Outcome send(Message message);

  /**
   * The provider's ids of the messages with this text to this number that were accepted in the time
   * of {@code doubt}, or a minute before or after, as clocks differ; the last first.
   *
   * @throws Unreachable when the provider could not be asked
   */
  List<String> find(PhoneNumber to, String body, Doubt doubt);

  /**
   * What this phone has texted us since then, or a minute before, oldest first.
   *
   * @throws Unreachable when the provider could not be asked
   */
  List<Inbound> inbound(PhoneNumber from, Instant since);

  /** What became of handing a message over. */
  sealed interface Outcome {}

  /** The provider has it. */
  record Accepted(String sid) implements Outcome {}

  /** The provider will never take it. */
  record Rejected(String code) implements Outcome {}

  /** It was not taken, and may be later. */
  record Postponed(String code) implements Outcome {}

  /** It was handed over and the answer was lost: it may have been taken. */
  record Doubtful(String code) implements Outcome {}

  /** The provider could not be asked. */
  final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unreachable(Throwable cause) {
      super("the provider cannot be asked", cause);
    }
  }
}
