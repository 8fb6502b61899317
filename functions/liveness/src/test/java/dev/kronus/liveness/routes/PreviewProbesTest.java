package dev.kronus.liveness.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.liveness.Home;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreviewProbesTest {
  private final Home home = new Home();
  private final PreviewProbes route = new PreviewProbes(home.checkIns);

  @Test
  void showsTheNextTimesWhetherOnOrOff() {
    home.change(Map.of("cron_expression", "30 9 * * *", "time_zone", "America/Toronto"));
    Answer answer = get().query("count", "2").to(route);
    assertEquals(200, answer.status());
    assertEquals(2, answer.rows().size());
    Map<String, Object> first = answer.rows().getFirst();
    assertEquals("2026-11-20T09:30:00-05:00", first.get("local"));
    assertEquals("2026-11-20T14:30:00.000Z", first.get("utc"));
    assertTrue(first.containsKey("dst"));
    assertNull(first.get("dst"));
  }

  @Test
  void showsWhatDaylightSavingDoes() {
    home.change(Map.of("cron_expression", "30 2 * * *", "time_zone", "America/Toronto"));
    home.at("2027-03-13T12:00:00Z");
    Map<String, Object> gap = get().query("count", "1").to(route).rows().getFirst();
    assertEquals("gap", gap.get("dst"));
    assertEquals("2027-03-14T03:00:00-04:00", gap.get("local"));
    home.change(Map.of("cron_expression", "30 1 * * *"));
    home.at("2027-11-06T12:00:00Z");
    Map<String, Object> repeat = get().query("count", "1").to(route).rows().getFirst();
    assertEquals("repeat", repeat.get("dst"));
    assertEquals("2027-11-07T01:30:00-04:00", repeat.get("local"));
  }

  @Test
  void showsFromOneToFifty() {
    assertEquals(50, get().query("count", "50").to(route).rows().size());
    assertEquals(5, get().to(route).rows().size());
    for (String count : List.of("0", "51", "-1", "x", "1.5", "")) {
      Answer answer = get().query("count", count).to(route);
      assertEquals(400, answer.status(), count);
      assertEquals("invalid", answer.code());
    }
    assertEquals(2, get().query("count", "0").query("n", "1").to(route).errors().size());
  }

  @Test
  void refusesEverybodyElseAdminsToo() {
    assertEquals(401, call(7).to(route).status());
    assertEquals(403, call(7).as(8, 2).to(route).status());
    assertEquals(403, call(7).as(8, 0).query("count", "x").to(route).status());
    assertEquals(404, call(99).as(99, 2).to(route).status());
  }

  private static GatewayCall get() {
    return call(7).as(7, 2);
  }

  private static GatewayCall call(long uid) {
    return GatewayCall.get("/users/{uid}/probe_settings/preview").path("uid", uid);
  }
}
