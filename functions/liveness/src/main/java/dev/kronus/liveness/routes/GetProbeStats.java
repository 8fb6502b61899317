package dev.kronus.liveness.routes;

import dev.kronus.liveness.Probe;
import dev.kronus.liveness.Probes;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;
import java.util.LinkedHashMap;
import java.util.Map;

/** GET /probes/stats: how many probes there are in each status. */
public final class GetProbeStats extends Route<Void> {
  private final Probes probes;

  public GetProbeStats() {
    this(Wiring.everybodysProbes());
  }

  GetProbeStats(Probes probes) {
    super(Access.ADMIN, Input.none());
    this.probes = probes;
  }

  @Override
  protected Reply answer(Call<Void> call) {
    Map<String, Long> counts = probes.counts();
    Map<String, Object> view = new LinkedHashMap<>();
    for (Probe.Status status : Probe.Status.values()) {
      view.put(status.word() + "_probe_count", counts.getOrDefault(status.word(), 0L));
    }
    return Reply.ok(view);
  }
}
