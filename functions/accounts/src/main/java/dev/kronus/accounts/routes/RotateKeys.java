package dev.kronus.accounts.routes;

import dev.kronus.accounts.KeyRotation;
import dev.kronus.accounts.KeyRotation.Order;
import dev.kronus.platform.edge.Task;
import java.util.Map;

/** The four steps of a rotation, as Secrets Manager asks for them one by one. */
public final class RotateKeys extends Task<Order> {
  private final KeyRotation rotation;

  public RotateKeys() {
    this(Wiring.rotation());
  }

  RotateKeys(KeyRotation rotation) {
    super(RotateKeys::order);
    this.rotation = rotation;
  }

  @Override
  protected Map<String, Object> run(Order order) {
    rotation.perform(order);
    return Map.of();
  }

  private static Order order(Map<String, Object> event) {
    return new Order(
        text(event, "SecretId"), text(event, "ClientRequestToken"), text(event, "Step"));
  }

  private static String text(Map<String, Object> event, String name) {
    if (event.get(name) instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw new IllegalArgumentException("a rotation names its " + name);
  }
}
