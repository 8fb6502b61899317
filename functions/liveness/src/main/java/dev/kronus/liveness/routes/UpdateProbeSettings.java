package dev.kronus.liveness.routes;

import dev.kronus.accounts.ProbeSettingsView;
import dev.kronus.liveness.CheckIns;
import dev.kronus.liveness.SettingsChange;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** PUT /users/{uid}/probe_settings: changes what is sent and keeps the rest. */
public final class UpdateProbeSettings extends Route<SettingsChange> {
  private final CheckIns checkIns;

  public UpdateProbeSettings() {
    this(Wiring.checkIns());
  }

  UpdateProbeSettings(CheckIns checkIns) {
    super(Access.SELF, Input.body(SettingsChange::from));
    this.checkIns = checkIns;
  }

  @Override
  protected Reply answer(Call<SettingsChange> call) {
    if (call.input().needsAPerson()) {
      call.caller().requireInPerson();
    }
    return Reply.ok(ProbeSettingsView.of(checkIns.change(call.uid(), call.input())));
  }
}
