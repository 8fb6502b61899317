package dev.kronus.duties;

import dev.kronus.kernel.PhoneNumber;
import java.time.Duration;
import java.util.Optional;

/**
 * A text message to be sent.
 *
 * @param validity how long after its acceptance it is still worth delivering; empty: always
 */
public record Message(PhoneNumber to, String body, Kind kind, Optional<Duration> validity) {

  public Message(PhoneNumber to, String body, Kind kind) {
    this(to, body, kind, Optional.empty());
  }

  Message within(Duration window) {
    return new Message(to, body, kind, Optional.of(window));
  }

  Message beginning(String words) {
    return new Message(to, words + " " + body, kind, validity);
  }

  /** What a message is for, which decides what may hold it back. */
  public enum Kind {
    /** Asks somebody whether they are all right. */
    QUESTION,
    /** Tells somebody that a person may be in trouble: nothing holds it back. */
    ALERT,
    /** Tells somebody something worth knowing. */
    NOTICE,
    /** A code that anybody can ask for: it is counted apart, and uses up nothing of the others. */
    CODE
  }

  @Override
  public String toString() {
    return "Message[" + kind + "]";
  }
}
