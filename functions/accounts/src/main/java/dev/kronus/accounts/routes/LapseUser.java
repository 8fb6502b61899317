package dev.kronus.accounts.routes;

import dev.kronus.accounts.Lapses;
import dev.kronus.platform.Poke;
import dev.kronus.platform.edge.Pokes;
import dev.kronus.platform.edge.Task;
import java.util.Map;

/** Takes back a registration that nobody confirmed. */
public final class LapseUser extends Task<Poke> {
  private final Lapses lapses;

  public LapseUser() {
    this(CodeWiring.lapses());
  }

  LapseUser(Lapses lapses) {
    super(Pokes::of);
    this.lapses = lapses;
  }

  @Override
  protected Map<String, Object> run(Poke poke) {
    lapses.lapse(poke);
    return Map.of();
  }
}
