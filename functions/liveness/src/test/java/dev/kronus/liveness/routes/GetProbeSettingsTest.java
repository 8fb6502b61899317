package dev.kronus.liveness.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.liveness.Home;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GetProbeSettingsTest {
  private final Home home = new Home();
  private final GetProbeSettings route = new GetProbeSettings(home.checkIns);

  @Test
  void showsTheUsualSettings() {
    Answer answer = get(7).as(7, 2).to(route);
    assertEquals(200, answer.status());
    Map<String, Object> usual = new HashMap<>();
    usual.put("user_id", 7);
    usual.put("active", false);
    usual.put("cron_expression", "0 18 * * 3");
    usual.put("time_zone", "UTC");
    usual.put("max_retries", 3);
    usual.put("wait_time_in_minutes", 60);
    usual.put("flexible_minutes", 0);
    usual.put("escalation_wait_in_minutes", 15);
    usual.put("escalation_rounds", 3);
    usual.put("acceptance_minutes", 60);
    usual.put("emergency_note", null);
    usual.put("paused_until", null);
    usual.put("unreachable", false);
    usual.put("next_probe_at", null);
    usual.put("paused_until", null);
    usual.put("created_at", "2026-11-20T12:00:00.000Z");
    usual.put("updated_at", "2026-11-20T12:00:00.000Z");
    assertEquals(usual, answer.data());
  }

  @Test
  void showsWhenTheNextProbeIs() {
    home.on();
    Answer answer = get(7).as(7, 2).to(route);
    assertEquals("2026-11-20T18:00:00.000Z", answer.data().get("next_probe_at"));
  }

  @Test
  void admitsTheUserAndAdmins() {
    assertEquals(200, get(7).as(1, 0).to(route).status());
    assertEquals(200, get(7).as(1, 1).to(route).status());
    assertEquals(403, get(7).as(8, 2).to(route).status());
    assertEquals(401, get(7).to(route).status());
  }

  @Test
  void knowsNobodyByAnythingElse() {
    for (Object uid : List.of(99, "0", "07", "x", "9007199254740993")) {
      assertEquals(404, get(uid).as(1, 0).to(route).status(), "" + uid);
    }
    assertEquals(400, get(7).as(7, 2).query("full", "1").to(route).status());
  }

  private static GatewayCall get(Object uid) {
    return GatewayCall.get("/users/{uid}/probe_settings").path("uid", uid);
  }
}
