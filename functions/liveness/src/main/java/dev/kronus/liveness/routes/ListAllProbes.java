package dev.kronus.liveness.routes;

import dev.kronus.kernel.Fields;
import dev.kronus.kernel.Paging;
import dev.kronus.liveness.Probe;
import dev.kronus.liveness.Probes;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;
import java.util.Optional;

/** GET /probes?status=: all probes, newest first. */
public final class ListAllProbes extends Route<ListAllProbes.Wanted> {
  private final Probes probes;

  public ListAllProbes() {
    this(Wiring.everybodysProbes());
  }

  ListAllProbes(Probes probes) {
    super(Access.ADMIN, Input.query(Wanted::from));
    this.probes = probes;
  }

  /** Which probes; no status means all. */
  record Wanted(Optional<Probe.Status> status, Paging paging) {
    static Wanted from(Fields query) {
      return new Wanted(
          query.parsed(
              "status",
              Probe.Status::parse,
              "must be pending, good, bad, cancelled or unavailable"),
          Paging.from(query));
    }
  }

  @Override
  protected Reply answer(Call<ListAllProbes.Wanted> call) {
    return Reply.page(probes.list(call.input().status(), call.input().paging()).map(ProbeView::of));
  }
}
