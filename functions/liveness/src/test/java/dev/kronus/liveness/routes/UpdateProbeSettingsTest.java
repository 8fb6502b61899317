package dev.kronus.liveness.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.doubles.Malformed;
import dev.kronus.liveness.Home;
import dev.kronus.platform.Slice;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpdateProbeSettingsTest {
  private final Home home = new Home();
  private final UpdateProbeSettings route = new UpdateProbeSettings(home.checkIns);

  @Test
  void aKeySwitchesNothingOffAndSetsNoDuressWord() {
    home.on();
    Map<String, Object> none = new java.util.HashMap<>();
    none.put("duress_word", null);
    for (Map<String, Object> body :
        List.<Map<String, Object>>of(
            Map.of("active", false),
            Map.of("duress_word", "mango salad"),
            none,
            Map.of("max_retries", 1, "active", false))) {
      assertEquals(403, byKey(body).status(), body.toString());
    }
    assertTrue(home.settings().active());
    assertEquals(200, byKey(Map.of("max_retries", 1, "active", true)).status());
  }

  private Answer byKey(Map<String, Object> body) {
    return GatewayCall.put("/users/{uid}/probe_settings")
        .path("uid", 7)
        .as(7, 2)
        .byKey()
        .json(body)
        .to(route);
  }

  @Test
  void changesWhatIsSentAndKeepsTheRest() {
    Answer answer =
        send(
            Map.of(
                "cron_expression",
                "30 9 * * 1-5",
                "time_zone",
                "America/Toronto",
                "max_retries",
                0,
                "wait_time_in_minutes",
                120,
                "emergency_note",
                "x".repeat(100)));
    assertEquals(200, answer.status());
    assertEquals("30 9 * * 1-5", answer.data().get("cron_expression"));
    assertEquals("America/Toronto", answer.data().get("time_zone"));
    assertEquals(0, answer.data().get("max_retries"));
    assertEquals(120, answer.data().get("wait_time_in_minutes"));
    assertEquals(false, answer.data().get("active"));
    Answer without = send(Collections.singletonMap("emergency_note", null));
    assertEquals(null, without.data().get("emergency_note"));
  }

  @Test
  void takesHowExactlyTheyWantToBeAsked() {
    assertEquals(60, send(Map.of("flexible_minutes", 60)).data().get("flexible_minutes"));
    assertEquals(0, send(Map.of("flexible_minutes", 0)).data().get("flexible_minutes"));
  }

  @Test
  void turnsOnOnlyWithSomebodyToTell() {
    Answer alone = send(Map.of("active", true));
    assertEquals(403, alone.status());
    assertEquals("forbidden", alone.code());
    home.trusts("Bruce", 1);
    Answer on = send(Map.of("active", true));
    assertEquals(200, on.status());
    assertEquals("2026-11-25T18:00:00.000Z", on.data().get("next_probe_at"));
  }

  @Test
  void saysWhenToComeBackAfterTooManyChanges() {
    home.trusts("Bruce", 1);
    for (int i = 0; i < 10; i++) {
      send(Map.of("active", true));
      send(Map.of("active", false));
    }
    Answer often = send(Map.of("active", true));
    assertEquals(429, often.status());
    assertEquals("too_many", often.code());
    assertEquals("43200", often.header("retry-after"));
  }

  @Test
  void refusesEverybodyElseAdminsToo() {
    List<Slice.Row> before = home.table.rows();
    assertEquals(401, call(7).json(Map.of("active", false)).to(route).status());
    assertEquals(403, call(7).as(8, 2).json(Map.of("active", false)).to(route).status());
    assertEquals(403, call(7).as(8, 0).body("text/plain", "{").to(route).status());
    assertEquals(404, call(99).as(99, 2).json(Map.of("max_retries", 1)).to(route).status());
    assertEquals(before, home.table.rows());
  }

  @Test
  void namesEveryFaultAtOnceAndChangesNothing() {
    List<Slice.Row> before = home.table.rows();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("active", "true");
    body.put("cron_expression", "every day");
    body.put("time_zone", "Toronto");
    body.put("max_retries", 7);
    body.put("wait_time_in_minutes", 4);
    body.put("flexible_minutes", 61);
    body.put("emergency_note", "x".repeat(101));
    body.put("next_probe_at", "2026-11-20T12:00:00Z");
    Answer answer = send(body);
    assertEquals(400, answer.status());
    assertEquals("invalid", answer.code());
    body.keySet()
        .forEach(n -> assertTrue(answer.errors().stream().anyMatch(e -> e.contains(n)), n));
    assertEquals(List.of(), Malformed.wronglyAnswered(route, () -> call(7).as(7, 2)));
    assertEquals(before, home.table.rows());
  }

  @Test
  void refusesCronTimesThatAreTooCloseOrNever() {
    for (String cron :
        List.of("* * * * *", "*/14 * * * *", "0,14 9 * * *", "0 0 30 2 *", "0 18 * * 3 *", "")) {
      assertEquals(400, send(Map.of("cron_expression", cron)).status(), cron);
    }
    assertEquals(200, send(Map.of("cron_expression", "*/15 * * * *")).status());
  }

  @Test
  void refusesValuesOfTheWrongKind() {
    List<Object> numbers =
        Arrays.asList(-1, 5.0, "5", true, null, List.of(), 9007199254740993L, 121);
    for (Object value : numbers) {
      refuses("max_retries", value);
      refuses("wait_time_in_minutes", value);
      refuses("flexible_minutes", value);
    }
    for (Object zone : Arrays.asList("", "EST5", "+05:00", "utc", "../etc", 5, null)) {
      refuses("time_zone", zone);
    }
    for (Object note : List.of("", "a\u0007b", "\u202E", 7)) {
      refuses("emergency_note", note);
    }
  }

  private void refuses(String name, Object value) {
    assertEquals(400, send(Collections.singletonMap(name, value)).status(), name + value);
  }

  private Answer send(Map<String, Object> body) {
    return call(7).as(7, 2).json(body).to(route);
  }

  private static GatewayCall call(long uid) {
    return GatewayCall.put("/users/{uid}/probe_settings").path("uid", uid);
  }
}
