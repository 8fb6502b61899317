package dev.kronus.accounts.routes;

import dev.kronus.accounts.Session;
import dev.kronus.accounts.Sessions;
import dev.kronus.kernel.Paging;
import dev.kronus.platform.Item;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** GET /users/{uid}/sessions: where somebody is signed in, newest first. */
public final class ListSessions extends Route<Paging> {
  private final Sessions sessions;

  public ListSessions() {
    this(Wiring.sessions());
  }

  ListSessions(Sessions sessions) {
    super(Access.SELF, Input.query(Paging::from));
    this.sessions = sessions;
  }

  @Override
  protected Reply answer(Call<Paging> call) {
    Optional<Long> mine = call.caller().session();
    return Reply.page(sessions.list(call.uid(), call.input()).map(session -> view(session, mine)));
  }

  private static Map<String, Object> view(Session session, Optional<Long> mine) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", session.id());
    view.put("kind", session.kind().name().toLowerCase(Locale.ROOT));
    view.put("ip", session.origin().ip());
    view.put("device", session.origin().device());
    view.put("created_at", Item.time(session.createdAt()));
    view.put("last_seen_at", Item.time(session.lastSeenAt()));
    view.put("ends_at", Item.time(session.endsAt()));
    view.put("current", mine.equals(Optional.of(session.id())));
    return view;
  }
}
