package dev.kronus.accounts;

import dev.kronus.platform.Item;
import java.util.LinkedHashMap;
import java.util.Map;

/** Probe settings as the API shows them. */
public final class ProbeSettingsView {
  private ProbeSettingsView() {}

  public static Map<String, Object> of(ProbeSettings settings) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("user_id", settings.uid().value());
    view.put("active", settings.active());
    view.put("cron_expression", settings.cronExpression());
    view.put("time_zone", settings.timeZone().getId());
    view.put("max_retries", settings.maxRetries());
    view.put("wait_time_in_minutes", settings.waitTimeInMinutes());
    view.put("flexible_minutes", settings.flexibleMinutes());
    view.put("escalation_wait_in_minutes", settings.pace().waitInMinutes());
    view.put("escalation_rounds", settings.pace().rounds());
    view.put("acceptance_minutes", settings.pace().acceptanceMinutes());
    view.put("emergency_note", settings.emergencyNote().orElse(null));
    view.put("next_probe_at", settings.nextProbeAt().map(Item::time).orElse(null));
    view.put("paused_until", settings.pause().map(p -> Item.time(p.until())).orElse(null));
    view.put("unreachable", settings.isUnreachable());
    view.put("created_at", Item.time(settings.createdAt()));
    view.put("updated_at", Item.time(settings.updatedAt()));
    return view;
  }
}
