package dev.kronus.liveness.routes;

import dev.kronus.kernel.Fields;
import dev.kronus.kernel.Occurrence;
import dev.kronus.liveness.CheckIns;
import dev.kronus.platform.Item;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** GET /users/{uid}/probe_settings/preview?count=: the next times somebody will be asked. */
public final class PreviewProbes extends Route<Integer> {
  private final CheckIns checkIns;

  public PreviewProbes() {
    this(Wiring.checkIns());
  }

  PreviewProbes(CheckIns checkIns) {
    super(Access.SELF, Input.query(PreviewProbes::count));
    this.checkIns = checkIns;
  }

  private static Integer count(Fields query) {
    return query.optionalNumeral("count", 1, 50).orElse(5);
  }

  private static Map<String, Object> view(Occurrence next, ZoneId zone) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("local", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(next.at().atZone(zone)));
    view.put("utc", Item.time(next.at()));
    view.put(
        "dst",
        switch (next.dst()) {
          case NONE -> null;
          case GAP -> "gap";
          case REPEAT -> "repeat";
        });
    return view;
  }

  @Override
  protected Reply answer(Call<Integer> call) {
    var zone = checkIns.get(call.uid()).timeZone();
    return Reply.ok(
        checkIns.preview(call.uid(), call.input()).stream().map(next -> view(next, zone)).toList());
  }
}
