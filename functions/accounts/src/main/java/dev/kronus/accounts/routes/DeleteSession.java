package dev.kronus.accounts.routes;

import dev.kronus.accounts.Audit.What;
import dev.kronus.accounts.Sessions;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/**
 * DELETE /users/{uid}/sessions/{id}: one device is signed out. Not by an API key: it could end each
 * session as it begins, and so keep its owner from taking the key away.
 */
public final class DeleteSession extends Route<Void> {
  private final Sessions sessions;

  public DeleteSession() {
    this(Wiring.sessions());
  }

  DeleteSession(Sessions sessions) {
    super(Access.SELF.inPerson(), Input.none());
    this.sessions = sessions;
  }

  @Override
  protected Reply answer(Call<Void> call) {
    if (!sessions.end(call.uid(), Sessions.id(call.path("id")), What.SESSION_ENDED)) {
      throw Sessions.missing();
    }
    return Reply.done();
  }
}
