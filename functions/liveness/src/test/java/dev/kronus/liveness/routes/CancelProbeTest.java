package dev.kronus.liveness.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.liveness.Home;
import dev.kronus.platform.Slice;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CancelProbeTest {
  private final Home home = new Home();
  private final CancelProbe route = new CancelProbe(home.probes);

  @BeforeEach
  void askTony() {
    home.asked();
  }

  @Test
  void cancelsOnce() {
    Answer answer = call(7, "1").as(7, 2).to(route);
    assertEquals(200, answer.status());
    assertEquals(true, answer.body().get("success"));
    assertEquals("cancelled", answer.data().get("status"));
    Answer again = call(7, "1").as(7, 2).to(route);
    assertEquals(409, again.status());
    assertEquals("conflict", again.code());
  }

  @Test
  void refusesEverybodyElseAdminsToo() {
    List<Slice.Row> before = home.table.rows();
    assertEquals(401, call(7, "1").to(route).status());
    assertEquals(403, call(7, "1").as(8, 2).to(route).status());
    assertEquals(403, call(7, "1").as(8, 0).to(route).status());
    assertEquals(404, call(8, "1").as(8, 2).to(route).status());
    assertEquals(before, home.table.rows());
  }

  @Test
  void refusesWhatNamesNoPendingProbe() {
    List<Slice.Row> before = home.table.rows();
    for (String id : List.of("2", "0", "x", "9007199254740993")) {
      assertEquals(404, call(7, id).as(7, 2).to(route).status(), id);
    }
    assertEquals(400, call(7, "1").as(7, 2).query("force", "1").to(route).status());
    assertEquals(before, home.table.rows());
  }

  private static GatewayCall call(long uid, String id) {
    return GatewayCall.delete("/users/{uid}/probes/{id}").path("uid", uid).path("id", id);
  }
}
