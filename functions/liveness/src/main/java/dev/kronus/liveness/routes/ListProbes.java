package dev.kronus.liveness.routes;

import dev.kronus.kernel.Paging;
import dev.kronus.liveness.Probes;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** GET /users/{uid}/probes: one user's probes, newest first. */
public final class ListProbes extends Route<Paging> {
  private final Probes probes;

  public ListProbes() {
    this(Wiring.probes());
  }

  ListProbes(Probes probes) {
    super(Access.SELF_OR_ADMIN, Input.query(Paging::from));
    this.probes = probes;
  }

  @Override
  protected Reply answer(Call<Paging> call) {
    return Reply.page(probes.list(call.uid(), call.input()).map(ProbeView::of));
  }
}
