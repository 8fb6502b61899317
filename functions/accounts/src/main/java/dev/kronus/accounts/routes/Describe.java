package dev.kronus.accounts.routes;

import dev.kronus.platform.Config;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ANY /: what this is, and where to go on. */
public final class Describe extends Route<Void> {
  private static final List<String> WAYS = List.of("health", "jwks", "login", "auth");

  public Describe() {
    super(Access.ANYONE, Input.none());
  }

  @Override
  protected Reply answer(Call<Void> call) {
    Map<String, Object> links = new LinkedHashMap<>();
    WAYS.forEach(way -> links.put(way, "/" + way));
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", "Kronus");
    view.put("version", Config.get("VERSION", "unknown"));
    view.put("links", links);
    return Reply.ok(view);
  }
}
