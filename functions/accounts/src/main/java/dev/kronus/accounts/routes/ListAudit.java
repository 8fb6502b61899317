package dev.kronus.accounts.routes;

import dev.kronus.accounts.AuditTrail;
import dev.kronus.kernel.Paging;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** GET /users/{uid}/audit: what happened to an account, newest first. */
public final class ListAudit extends Route<Paging> {
  private final AuditTrail trail;

  public ListAudit() {
    this(Wiring.trail());
  }

  ListAudit(AuditTrail trail) {
    super(Access.SELF_OR_ADMIN, Input.query(Paging::from));
    this.trail = trail;
  }

  @Override
  protected Reply answer(Call<Paging> call) {
    return Reply.page(trail.list(call.uid(), call.input()));
  }
}
