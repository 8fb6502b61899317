package dev.kronus.accounts.routes;

import dev.kronus.accounts.Erasures;
import dev.kronus.accounts.Expiries;
import dev.kronus.platform.Poke;
import dev.kronus.platform.edge.Pokes;
import dev.kronus.platform.edge.Task;
import java.util.Map;

/** Takes away what a deleted user leaves behind, and users whose time to be restored is over. */
public final class EraseUser extends Task<Poke> {
  private final Expiries expiries;
  private final Erasures erasures;

  public EraseUser() {
    this(Wiring.expiries(), Wiring.erasures());
  }

  EraseUser(Expiries expiries, Erasures erasures) {
    super(Pokes::of);
    this.expiries = expiries;
    this.erasures = erasures;
  }

  @Override
  protected Map<String, Object> run(Poke poke) {
    erasures.perform(expiries.perform(poke));
    return Map.of();
  }
}
