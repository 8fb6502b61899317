package dev.kronus.duties;

import dev.kronus.kernel.PhoneNumber;

/** A text message to be sent. */
public record Message(PhoneNumber to, String body, Kind kind) {

  /** What a message is for, which decides what may hold it back. */
  public enum Kind {
    /** Asks somebody whether they are all right. */
    QUESTION,
    /** Tells somebody that a person may be in trouble: nothing holds it back. */
    ALERT,
    /** Tells somebody something worth knowing. */
    NOTICE
  }

  @Override
  public String toString() {
    return "Message[" + kind + "]";
  }
}
