package dev.kronus.liveness.routes;

import dev.kronus.kernel.ProbeId;
import dev.kronus.liveness.Probes;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** DELETE /users/{uid}/probes/{id}: stops asking. */
public final class CancelProbe extends Route<Void> {
  private final Probes probes;

  public CancelProbe() {
    this(Wiring.probes());
  }

  CancelProbe(Probes probes) {
    super(Access.SELF, Input.none());
    this.probes = probes;
  }

  @Override
  protected Reply answer(Call<Void> call) {
    return Reply.ok(ProbeView.of(probes.cancel(call.uid(), ProbeId.parse(call.path("id")))));
  }
}
