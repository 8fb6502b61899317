package dev.kronus.liveness.routes;

import dev.kronus.duties.Fate;
import dev.kronus.duties.Job;
import dev.kronus.liveness.Probe;
import dev.kronus.platform.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A probe as its user and admins see it; contacts appear by id alone. */
final class ProbeView {
  private ProbeView() {}

  static Map<String, Object> of(Probe probe) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", probe.id().value());
    view.put("user_id", probe.uid().value());
    view.put("status", probe.status().word());
    view.put("retry_count", probe.attempt());
    view.put("max_retries", probe.maxRetries());
    view.put("wait_time_in_minutes", probe.waitTimeInMinutes());
    view.put("last_response", probe.lastResponse().orElse(null));
    view.put("deadline_at", probe.deadlineAt().map(Item::time).orElse(null));
    view.put("emergency_probes", probe.emergencyProbes());
    view.put("created_at", Item.time(probe.createdAt()));
    view.put("updated_at", Item.time(probe.updatedAt()));
    return view;
  }

  /** With its timeline: what happened to it, and what became of each message, in order. */
  static Map<String, Object> of(Probe probe, List<Job> jobs) {
    List<Map<String, Object>> timeline = new ArrayList<>();
    probe.timeline().forEach(entry -> timeline.add(entry(entry)));
    jobs.forEach(job -> timeline.add(entry(job)));
    timeline.sort(Comparator.comparing(entry -> (String) entry.get("at")));
    Map<String, Object> view = of(probe);
    view.put("timeline", timeline);
    return view;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> entry(Object stored) {
    return (Map<String, Object>) stored;
  }

  private static Map<String, Object> entry(Job job) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("at", Item.time(job.createdAt()));
    entry.put("event", job.name());
    entry.put("job_id", job.uid() + "-" + job.id());
    if (job.args().containsKey("contact_id")) {
      entry.put("contact_id", job.args().get("contact_id"));
    }
    entry.put("status", job.status().word());
    entry.put("fails", job.fails());
    entry.put("last_error", job.lastError().orElse(null));
    entry.put("updated_at", Item.time(job.updatedAt()));
    entry.put("delivery", job.fate().map(ProbeView::delivery).orElse(null));
    return entry;
  }

  private static Map<String, Object> delivery(Fate fate) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("status", fate.status().word());
    view.put("at", Item.time(fate.at()));
    view.put("error_code", fate.error().orElse(null));
    return view;
  }
}
