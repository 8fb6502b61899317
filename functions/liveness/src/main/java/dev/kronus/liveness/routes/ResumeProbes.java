package dev.kronus.liveness.routes;

import dev.kronus.accounts.ProbeSettingsView;
import dev.kronus.liveness.CheckIns;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** DELETE /users/{uid}/probe_settings/pause: the schedule goes on at once. */
public final class ResumeProbes extends Route<Void> {
  private final CheckIns checkIns;

  public ResumeProbes() {
    this(Wiring.checkIns());
  }

  ResumeProbes(CheckIns checkIns) {
    super(Access.SELF, Input.none());
    this.checkIns = checkIns;
  }

  @Override
  protected Reply answer(Call<Void> call) {
    return Reply.ok(ProbeSettingsView.of(checkIns.resume(call.uid())));
  }
}
