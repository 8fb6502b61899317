package dev.kronus.duties.routes;

import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.kernel.Fields;
import dev.kronus.kernel.Paging;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;
import java.util.Optional;

/** GET /jobs?status=: what was to be done and what became of it, newest first. */
public final class ListJobs extends Route<ListJobs.Wanted> {
  private final Jobs jobs;

  public ListJobs() {
    this(Wiring.jobs());
  }

  ListJobs(Jobs jobs) {
    super(Access.ADMIN, Input.query(Wanted::from));
    this.jobs = jobs;
  }

  /** Which jobs; no status means all. */
  record Wanted(Optional<Job.Status> status, Paging paging) {
    static Wanted from(Fields query) {
      return new Wanted(
          query.parsed(
              "status",
              Job.Status::parse,
              "must be scheduled, enqueued, in-progress, successful or dead"),
          Paging.from(query));
    }
  }

  @Override
  protected Reply answer(Call<Wanted> call) {
    Wanted wanted = call.input();
    return Reply.page(jobs.list(wanted.status(), wanted.paging()).map(JobView::of));
  }
}
