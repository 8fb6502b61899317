package dev.kronus.liveness.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.doubles.Malformed;
import dev.kronus.liveness.Home;
import dev.kronus.platform.Slice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PauseProbesTest {
  private final Home home = new Home();
  private final PauseProbes route = new PauseProbes(home.checkIns);

  @Test
  void pausesUntilADayBegins() {
    home.on();
    Answer answer = post(Map.of("until", "2026-12-24"));
    assertEquals(200, answer.status());
    assertEquals("2026-12-24T00:00:00.000Z", answer.data().get("paused_until"));
    assertEquals("2026-12-24T18:00:00.000Z", answer.data().get("next_probe_at"));
    assertEquals(true, answer.data().get("active"));
  }

  @Test
  void pausesUntilAMomentOrForDays() {
    home.on();
    Answer until = post(Map.of("until", "2026-11-22T18:00:00Z"));
    assertEquals("2026-11-22T18:00:00.000Z", until.data().get("next_probe_at"));
    Answer days = post(Map.of("days", 90));
    assertEquals("2027-02-18T12:00:00.000Z", days.data().get("paused_until"));
  }

  @Test
  void asksNobodyMeanwhileAndGoesOnAfterwards() {
    home.on();
    post(Map.of("days", 2));
    home.at("2026-11-21T18:00:00Z").poke("SETTINGS").settle();
    assertEquals(List.of(), home.sent);
    home.at("2026-11-22T18:00:00Z").poke("SETTINGS").settle();
    assertEquals(1, home.sent.size());
    assertTrue(home.settings().pause().isEmpty());
  }

  @Test
  void refusesAnEndThatIsPastTooFarOrNone() {
    home.on();
    List<Slice.Row> before = home.table.rows();
    for (Map<String, Object> body :
        List.<Map<String, Object>>of(
            Map.of("until", "2026-11-20"),
            Map.of("until", "2027-02-19"),
            Map.of("until", "2027-02-18T12:00:01Z"),
            Map.of("until", "soon"),
            Map.of("days", 0),
            Map.of("days", 91),
            Map.of("days", 1, "until", "2026-12-24"),
            Map.of("hours", 3))) {
      assertEquals(400, post(body).status(), body.toString());
    }
    assertEquals(List.of(), Malformed.wronglyAnswered(route, () -> call(7).as(7, 2)));
    assertEquals(before, home.table.rows());
  }

  @Test
  void refusesWhileTheScheduleIsOff() {
    assertEquals(409, post(Map.of("days", 1)).status());
  }

  @Test
  void refusesEverybodyElse() {
    home.on();
    List<Slice.Row> before = home.table.rows();
    Map<String, Object> body = Map.of("days", 1);
    assertEquals(401, call(7).json(body).to(route).status());
    assertEquals(403, call(7).as(8, 0).json(body).to(route).status());
    assertEquals(404, call(8).as(8, 2).json(body).to(route).status());
    assertEquals(before, home.table.rows());
  }

  @Test
  void aKeyPausesForADayAtMost() {
    home.on();
    GatewayCall byKey = call(7).as(7, 2).byKey();
    for (Map<String, Object> body :
        List.<Map<String, Object>>of(
            Map.of("days", 2), Map.of("until", "2026-11-22"), Map.of("days", 90))) {
      Answer refused = byKey.json(body).to(route);
      assertEquals(403, refused.status(), body.toString());
      assertEquals(
          List.of("An API key pauses check-ins for 24 hours at most: sign in."), refused.errors());
    }
    assertTrue(home.settings().pause().isEmpty());
    assertEquals(400, byKey.json(Map.of("until", "2026-11-20")).to(route).status());
    assertEquals(200, byKey.json(Map.of("days", 1)).to(route).status());
  }

  @Test
  void keepsToThePauseWhenTheTimesChange() {
    home.on();
    post(Map.of("until", "2026-12-24"));
    home.change(Map.of("cron_expression", "0 9 * * *"));
    assertEquals("2026-12-24T09:00:00Z", home.settings().nextProbeAt().orElseThrow().toString());
  }

  @Test
  void coversATimeThatFellDueAndWasNotAskedYet() {
    home.on().at("2026-11-20T18:00:05Z");
    post(Map.of("days", 2));
    assertEquals("2026-11-20T18:00:00Z", home.settings().pause().orElseThrow().from().toString());
  }

  @Test
  void endsWithTheSchedule() {
    home.on();
    post(Map.of("days", 5));
    home.change(Map.of("active", false));
    assertTrue(home.settings().pause().isEmpty());
    home.change(Map.of("active", true));
    assertEquals("2026-11-20T18:00:00Z", home.settings().nextProbeAt().orElseThrow().toString());
  }

  private Answer post(Map<String, Object> body) {
    return call(7).as(7, 2).json(body).to(route);
  }

  private static GatewayCall call(long uid) {
    return GatewayCall.post("/users/{uid}/probe_settings/pause").path("uid", uid);
  }
}
