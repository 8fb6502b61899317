package dev.kronus.duties.routes;

import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;
import java.util.LinkedHashMap;
import java.util.Map;

/** GET /jobs/stats: how many jobs there are in each status. */
public final class GetJobStats extends Route<Void> {
  private final Jobs jobs;

  public GetJobStats() {
    this(Wiring.jobs());
  }

  GetJobStats(Jobs jobs) {
    super(Access.ADMIN, Input.none());
    this.jobs = jobs;
  }

  @Override
  protected Reply answer(Call<Void> call) {
    Map<String, Long> counts = jobs.counts();
    Map<String, Object> view = new LinkedHashMap<>();
    for (Job.Status status : Job.Status.values()) {
      String name = status.word().replace('-', '_') + "_job_count";
      view.put(name, counts.getOrDefault(status.word(), 0L));
    }
    return Reply.ok(view);
  }
}
