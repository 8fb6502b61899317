package dev.kronus.liveness.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.liveness.Home;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListAllProbesTest {
  private final Home home = new Home();
  private final ListAllProbes route = new ListAllProbes(home.probes);

  @Test
  void listsByStatusWithExactTotals() {
    home.asked().text("y");
    home.wait(Duration.ofDays(1)).poke("SETTINGS").settle();
    Answer all = get(0).to(route);
    assertEquals(200, all.status());
    assertEquals(List.of(2, 1), all.rows().stream().map(row -> row.get("id")).toList());
    assertEquals(2, all.paging().get("total"));
    Answer good = get(1).query("status", "good").to(route);
    assertEquals(List.of(1), good.rows().stream().map(row -> row.get("id")).toList());
    assertEquals(1, good.paging().get("total"));
    for (String none : List.of("bad", "cancelled", "unavailable")) {
      assertEquals(0, get(1).query("status", none).to(route).paging().get("total"));
    }
    Answer first = get(0).query("limit", "1").to(route);
    String next = (String) first.paging().get("next");
    Answer second = get(0).query("limit", "1").query("cursor", next).to(route);
    assertEquals(1, second.rows().getFirst().get("id"));
    assertEquals(null, second.paging().get("next"));
  }

  @Test
  void refusesWhoeverIsNoAdmin() {
    assertEquals(401, GatewayCall.get("/probes").to(route).status());
    assertEquals(403, get(2).query("status", "lost").to(route).status());
  }

  @Test
  void namesEveryFaultAtOnce() {
    Answer answer =
        get(0)
            .query("status", "GOOD")
            .query("limit", "x")
            .query("cursor", "?")
            .query("uid", "7")
            .to(route);
    assertEquals(400, answer.status());
    assertEquals(4, answer.errors().size());
  }

  private static GatewayCall get(int role) {
    return GatewayCall.get("/probes").as(1, role);
  }
}
