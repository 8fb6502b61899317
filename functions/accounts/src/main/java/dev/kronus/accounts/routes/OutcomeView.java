package dev.kronus.accounts.routes;

import dev.kronus.accounts.Outcome;
import dev.kronus.platform.edge.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of each entry of a request that changes many things. */
final class OutcomeView {
  private OutcomeView() {}

  static List<Map<String, Object>> of(List<Outcome> outcomes) {
    return outcomes.stream().map(OutcomeView::of).toList();
  }

  private static Map<String, Object> of(Outcome outcome) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("ref", outcome.ref());
    view.put("success", outcome.done().isPresent());
    outcome.done().ifPresent(done -> view.put("done", done));
    outcome.refusal().map(Reply::part).ifPresent(view::putAll);
    return view;
  }
}
