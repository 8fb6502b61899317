package dev.kronus.duties.routes;

import dev.kronus.duties.Health;
import dev.kronus.platform.Config;
import dev.kronus.platform.Table;
import dev.kronus.platform.Time;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** GET /health: whether Kronus is doing its duty; 503 when it is not. */
public final class GetHealth extends Route<Void> {
  private final Table table;
  private final InstantSource clock;

  public GetHealth() {
    this(Wiring.table(), Time.clock());
  }

  GetHealth(Table table, InstantSource clock) {
    super(Access.ANYONE, Input.none());
    this.table = table;
    this.clock = clock;
  }

  @Override
  protected Reply answer(Call<Void> call) {
    Health health = Health.read(table, clock);
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("status", health.isWell() ? "ok" : "unwell");
    view.put("version", Config.get("VERSION", "unknown"));
    view.put("oldest_overdue_seconds", health.oldestOverdueSeconds().orElse(null));
    view.put(
        "checks",
        Map.of(
            "table", health.table() ? "ok" : "unreachable",
            "sweeper", health.sweeper() ? "ok" : "silent"));
    return health.isWell() ? Reply.ok(view) : unwell(call, view);
  }

  /** A failure in our shape that still shows what is wrong. */
  private static Reply unwell(Call<Void> call, Map<String, Object> view) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("success", false);
    envelope.put("data", view);
    envelope.put("errors", List.of("Kronus is not well: see the checks."));
    envelope.put("code", "unavailable");
    envelope.put("request_id", call.request().id());
    return new Reply(503, Map.of(), envelope);
  }
}
