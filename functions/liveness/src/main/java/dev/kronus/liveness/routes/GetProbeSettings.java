package dev.kronus.liveness.routes;

import dev.kronus.accounts.ProbeSettingsView;
import dev.kronus.liveness.CheckIns;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** GET /users/{uid}/probe_settings. */
public final class GetProbeSettings extends Route<Void> {
  private final CheckIns checkIns;

  public GetProbeSettings() {
    this(Wiring.checkIns());
  }

  GetProbeSettings(CheckIns checkIns) {
    super(Access.SELF_OR_ADMIN, Input.none());
    this.checkIns = checkIns;
  }

  @Override
  protected Reply answer(Call<Void> call) {
    return Reply.ok(ProbeSettingsView.of(checkIns.get(call.uid())));
  }
}
