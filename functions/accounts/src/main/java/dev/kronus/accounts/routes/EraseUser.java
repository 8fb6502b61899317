package dev.kronus.accounts.routes;

import dev.kronus.accounts.Erasures;
import dev.kronus.platform.Poke;
import dev.kronus.platform.edge.Pokes;
import dev.kronus.platform.edge.Task;
import java.util.Map;

/** Takes away what a deleted user leaves behind. */
public final class EraseUser extends Task<Poke> {
  private final Erasures erasures;

  public EraseUser() {
    this(Wiring.erasures());
  }

  EraseUser(Erasures erasures) {
    super(Pokes::of);
    this.erasures = erasures;
  }

  @Override
  protected Map<String, Object> run(Poke poke) {
    erasures.perform(poke);
    return Map.of();
  }
}
