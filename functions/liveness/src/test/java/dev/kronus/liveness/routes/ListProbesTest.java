package dev.kronus.liveness.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.kernel.Cursor;
import dev.kronus.liveness.Home;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListProbesTest {
  private final Home home = new Home();
  private final ListProbes route = new ListProbes(home.probes);

  @Test
  void showsAProbeWithItsContactsByIdAlone() {
    home.asked().text("nope thanks");
    home.settle();
    Answer answer = get().to(route);
    assertEquals(200, answer.status());
    Map<String, Object> probe = answer.rows().getFirst();
    assertEquals("bad", probe.get("status"));
    assertEquals(0, probe.get("retry_count"));
    assertEquals("nope thanks", probe.get("last_response"));
    Map<?, ?> told = (Map<?, ?>) ((List<?>) probe.get("emergency_probes")).getFirst();
    assertEquals(1, told.get("contact_id"));
    assertEquals("7-p0000001-tell-r1-c00001", told.get("job_id"));
    assertFalse(answer.text().contains("+1416"));
    assertFalse(answer.text().contains("Bruce"));
  }

  @Test
  void walksAllPagesOnceNewestFirst() {
    home.asked().text("y");
    for (int i = 2; i <= 7; i++) {
      home.wait(Duration.ofDays(1)).poke("SETTINGS").settle().text("y");
    }
    List<Object> seen = new ArrayList<>();
    Answer page = get().query("limit", "3").to(route);
    page.rows().forEach(row -> seen.add(row.get("id")));
    while (page.paging().get("next") != null) {
      assertEquals(7, page.paging().get("total"));
      String next = (String) page.paging().get("next");
      page = get().query("limit", "3").query("cursor", next).to(route);
      page.rows().forEach(row -> seen.add(row.get("id")));
    }
    assertEquals(List.of(7, 6, 5, 4, 3, 2, 1), seen);
  }

  @Test
  void showsNoneAtFirst() {
    Answer answer = get().to(route);
    assertEquals(List.of(), answer.rows());
    assertEquals(0, answer.paging().get("total"));
  }

  @Test
  void admitsTheUserAndAdmins() {
    assertEquals(200, call(7).as(1, 1).to(route).status());
    assertEquals(401, call(7).to(route).status());
    assertEquals(403, call(7).as(8, 2).query("junk", "1").to(route).status());
    assertEquals(404, call(99).as(1, 0).to(route).status());
  }

  @Test
  void refusesJunkInTheQuery() {
    home.asked();
    for (String place : List.of("x", "0", "-1", "PROBE#0000001", "9999999999")) {
      assertEquals(400, get().query("cursor", Cursor.encode(place)).to(route).status(), place);
    }
    assertEquals(List.of(), get().query("cursor", Cursor.encode("1")).to(route).rows());
    Answer all = get().query("cursor", "%").query("limit", "101").query("status", "x").to(route);
    assertEquals(400, all.status());
    assertEquals(3, all.errors().size());
  }

  private static GatewayCall get() {
    return call(7).as(7, 2);
  }

  private static GatewayCall call(long uid) {
    return GatewayCall.get("/users/{uid}/probes").path("uid", uid);
  }
}
