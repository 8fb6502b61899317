package dev.kronus.duties;

/**
 * A text that a phone sent us, as the provider keeps it.
 *
 * @param sid the provider's id, the same as in its webhook
 */
public record Inbound(String sid, String body) {
  @Override
  public String toString() {
    return "Inbound[" + sid + "]";
  }
}
