package dev.kronus.local.functions;

/** A function threw, or took too long; the message is what Lambda would say. */
public final class Failed extends Exception {
  private static final long serialVersionUID = 1;
  private final String type;

  Failed(String type, String message, Throwable cause) {
    super(message, cause);
    this.type = type;
  }

  /** Lambda's {@code errorType}. */
  public String type() {
    return type;
  }
}
