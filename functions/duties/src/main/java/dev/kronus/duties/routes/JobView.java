package dev.kronus.duties.routes;

import dev.kronus.duties.Job;
import dev.kronus.platform.Item;
import java.util.LinkedHashMap;
import java.util.Map;

/** A job as admins see it: ids and codes, never the message. */
final class JobView {
  private JobView() {}

  static Map<String, Object> of(Job job) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", job.uid() + "-" + job.id());
    view.put("name", job.name());
    view.put("handler", job.handler());
    view.put("args", job.args());
    view.put("fails", job.fails());
    view.put("last_error", job.lastError().orElse(null));
    view.put("status", job.status().word());
    view.put("enqueued_at", job.enqueuedAt().map(Item::time).orElse(null));
    view.put("created_at", Item.time(job.createdAt()));
    view.put("updated_at", Item.time(job.updatedAt()));
    return view;
  }
}
