package dev.kronus.liveness.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.liveness.Home;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GetProbeTest {
  private static final List<String> EVENTS =
      List.of(
          "due",
          "send_liveliness_probe",
          "unclear",
          "unanswered",
          "send_followup_probe",
          "bad",
          "escalated",
          "send_emergency_probe",
          "send_owner_notice");

  private final Home home = new Home();
  private final GetProbe route = new GetProbe(home.probes);

  @Test
  @SuppressWarnings("unchecked")
  void showsEverythingThatHappenedInOrder() {
    home.asked().wait(Duration.ofMinutes(1)).text("hm");
    home.wait(Duration.ofHours(1)).poke("PROBE#0000001").settle();
    home.wait(Duration.ofMinutes(1)).text("not good");
    home.wait(Duration.ofSeconds(1)).settle();
    Answer answer = call(7, "1").as(7, 2).to(route);
    assertEquals(200, answer.status());
    assertEquals(1, answer.data().get("retry_count"));
    var timeline = (List<Map<String, Object>>) answer.data().get("timeline");
    assertEquals(EVENTS, timeline.stream().map(entry -> entry.get("event")).toList());
    assertEquals("successful", timeline.get(1).get("status"));
    assertEquals("hm", timeline.get(2).get("response"));
    assertEquals("not good", timeline.get(5).get("response"));
    assertEquals(1, timeline.get(7).get("contact_id"));
    assertFalse(answer.text().contains("+1416"));
    assertFalse(answer.text().contains("Bruce"));
  }

  @Test
  void admitsTheUserAndAdmins() {
    home.asked();
    assertEquals(200, call(7, "1").as(1, 0).to(route).status());
    assertEquals(401, call(7, "1").to(route).status());
    assertEquals(403, call(7, "1").as(8, 2).to(route).status());
    assertEquals(404, call(8, "1").as(8, 2).to(route).status());
  }

  @Test
  void knowsNoProbeByAnythingElse() {
    home.asked();
    for (String id : List.of("2", "0", "01", "x", "1.0", "9007199254740993")) {
      Answer answer = call(7, id).as(7, 2).to(route);
      assertEquals(404, answer.status(), id);
      assertEquals("missing", answer.code());
    }
    assertEquals(400, call(7, "1").as(7, 2).query("full", "1").to(route).status());
  }

  private static GatewayCall call(long uid, String id) {
    return GatewayCall.get("/users/{uid}/probes/{id}").path("uid", uid).path("id", id);
  }
}
