package dev.kronus.liveness.routes;

import dev.kronus.accounts.ProbeSettingsView;
import dev.kronus.liveness.CheckIns;
import dev.kronus.liveness.PauseWish;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** POST /users/{uid}/probe_settings/pause: nobody asks until then. */
public final class PauseProbes extends Route<PauseWish> {
  private final CheckIns checkIns;

  public PauseProbes() {
    this(Wiring.checkIns());
  }

  PauseProbes(CheckIns checkIns) {
    super(Access.SELF, Input.body(PauseWish::from));
    this.checkIns = checkIns;
  }

  @Override
  protected Reply answer(Call<PauseWish> call) {
    return Reply.ok(
        ProbeSettingsView.of(checkIns.pause(call.uid(), call.input(), call.caller().byKey())));
  }
}
