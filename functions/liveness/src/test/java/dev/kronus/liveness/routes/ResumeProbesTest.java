package dev.kronus.liveness.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.liveness.Home;
import dev.kronus.liveness.PauseWish;
import dev.kronus.platform.Slice;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResumeProbesTest {
  private final Home home = new Home();
  private final ResumeProbes route = new ResumeProbes(home.checkIns);

  @Test
  void goesOnAtOnce() {
    paused();
    Answer answer = call(7).as(7, 2).to(route);
    assertEquals(200, answer.status());
    assertEquals("2026-11-20T18:00:00.000Z", answer.data().get("next_probe_at"));
    assertFalse(home.settings().pause().isPresent());
    assertEquals(404, call(7).as(7, 2).to(route).status());
  }

  @Test
  void refusesWhatIsOverByItself() {
    paused();
    home.wait(Duration.ofDays(6));
    assertEquals(404, call(7).as(7, 2).to(route).status());
  }

  @Test
  void refusesWhileTheScheduleIsOff() {
    assertEquals(409, call(7).as(7, 2).to(route).status());
  }

  @Test
  void refusesEverybodyElse() {
    paused();
    List<Slice.Row> before = home.table.rows();
    assertEquals(401, call(7).to(route).status());
    assertEquals(403, call(7).as(8, 0).to(route).status());
    assertEquals(404, call(8).as(8, 2).to(route).status());
    assertEquals(400, call(7).as(7, 2).query("force", "true").to(route).status());
    assertEquals(before, home.table.rows());
  }

  private void paused() {
    home.on();
    home.checkIns.pause(Home.TONY, new PauseWish.For(Duration.ofDays(5)), false);
  }

  private static GatewayCall call(long uid) {
    return GatewayCall.delete("/users/{uid}/probe_settings/pause").path("uid", uid);
  }
}
