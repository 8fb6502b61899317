package dev.kronus.liveness.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.kernel.ProbeId;
import dev.kronus.liveness.Home;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GetProbeStatsTest {
  private final Home home = new Home();
  private final GetProbeStats route = new GetProbeStats(home.probes);

  @Test
  void countsEveryStatus() {
    home.asked().text("y");
    next();
    home.text("y");
    next();
    home.probes.cancel(Home.TONY, new ProbeId(3));
    next();
    Answer answer = GatewayCall.get("/probes/stats").as(1, 1).to(route);
    assertEquals(200, answer.status());
    assertEquals(
        Map.of(
            "pending_probe_count", 1,
            "good_probe_count", 2,
            "bad_probe_count", 0,
            "cancelled_probe_count", 1,
            "unavailable_probe_count", 0),
        answer.data());
  }

  @Test
  void refusesWhoeverIsNoAdminAndQueriesItDoesNotKnow() {
    GatewayCall admin = GatewayCall.get("/probes/stats").as(1, 0);
    assertEquals(401, GatewayCall.get("/probes/stats").to(route).status());
    assertEquals(403, GatewayCall.get("/probes/stats").as(7, 2).to(route).status());
    assertEquals(400, admin.query("x", "1").to(route).status());
  }

  private void next() {
    home.wait(Duration.ofDays(1)).poke("SETTINGS").settle();
  }
}
