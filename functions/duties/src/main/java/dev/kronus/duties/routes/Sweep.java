package dev.kronus.duties.routes;

import dev.kronus.duties.Sweeper;
import dev.kronus.platform.edge.Task;
import java.util.Map;

/** Every minute: drives whatever is overdue. */
public final class Sweep extends Task<Map<String, Object>> {
  private final Sweeper sweeper;

  public Sweep() {
    this(Wiring.sweeper());
  }

  Sweep(Sweeper sweeper) {
    super(event -> event);
    this.sweeper = sweeper;
  }

  @Override
  protected Map<String, Object> run(Map<String, Object> event) {
    sweeper.sweep();
    return Map.of();
  }
}
