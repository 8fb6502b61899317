package dev.kronus.liveness.routes;

import dev.kronus.kernel.ProbeId;
import dev.kronus.liveness.Probes;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** GET /users/{uid}/probes/{id}: a probe with everything that happened to it. */
public final class GetProbe extends Route<Void> {
  private final Probes probes;

  public GetProbe() {
    this(Wiring.probes());
  }

  GetProbe(Probes probes) {
    super(Access.SELF_OR_ADMIN, Input.none());
    this.probes = probes;
  }

  @Override
  protected Reply answer(Call<Void> call) {
    ProbeId id = ProbeId.parse(call.path("id"));
    return Reply.ok(ProbeView.of(probes.get(call.uid(), id), probes.jobs(call.uid(), id)));
  }
}
