package dev.kronus.contacts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.contacts.Village;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.doubles.Malformed;
import dev.kronus.platform.Slice;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdateContactTest {
  private final Village village = new Village();
  private final UpdateContact route = new UpdateContact(village.contacts);

  @BeforeEach
  void addTwo() {
    village.contacts.add(Village.TONY, Village.person(1, true));
    village.contacts.add(Village.TONY, Village.person(2, false));
    village.clock.advance(Duration.ofHours(1));
  }

  @Test
  void changesWhatIsSentAndKeepsTheRest() {
    Answer answer = put().json(Map.of("first_name", "Virginia", "priority", 3)).to(route);
    assertEquals(200, answer.status());
    assertEquals("Virginia", answer.data().get("first_name"));
    assertEquals("Potts", answer.data().get("last_name"));
    assertEquals(3, answer.data().get("priority"));
    assertEquals("2026-11-20T12:00:00.000Z", answer.data().get("created_at"));
    assertEquals("2026-11-20T13:00:00.000Z", answer.data().get("updated_at"));
    assertEquals(true, answer.data().get("is_emergency_contact"));
  }

  @Test
  void mayRepeatWhatIsSo() {
    assertEquals(200, put().json(Village.body(1)).to(route).status());
  }

  @Test
  void refusesEverybodyElse() {
    List<Slice.Row> before = village.table.rows();
    Map<String, Object> evil = Map.of("first_name", "Evil");
    assertEquals(401, call("1").json(evil).to(route).status());
    assertEquals(403, call("1").as(8, 0).json(evil).to(route).status());
    assertEquals(403, call("1").as(8, 2).body("text/plain", "{").to(route).status());
    assertEquals(before, village.table.rows());
  }

  @Test
  void knowsNoContactByAnythingElse() {
    for (String id : List.of("3", "0", "x", "9007199254740993")) {
      assertEquals(404, call(id).as(7, 2).json(Map.of("priority", 2)).to(route).status(), id);
    }
  }

  @Test
  void namesEveryFaultAtOnceAndChangesNothing() {
    List<Slice.Row> before = village.table.rows();
    Map<String, Object> body = new HashMap<>();
    body.put("first_name", null);
    body.put("last_name", "");
    body.put("phone_number", "416-555-1001");
    body.put("email", "nobody");
    body.put("is_emergency_contact", 1);
    body.put("priority", "high");
    body.put("id", 5);
    Answer answer = put().json(body).to(route);
    assertEquals(400, answer.status());
    body.keySet()
        .forEach(n -> assertTrue(answer.errors().stream().anyMatch(e -> e.contains(n)), n));
    assertEquals(List.of(), Malformed.wronglyAnswered(route, UpdateContactTest::put));
    assertEquals(before, village.table.rows());
  }

  @Test
  void refusesAnotherContactsNumberAndAddress() {
    Map<String, Object> others = Village.body(2);
    Answer answer = put().json(others).to(route);
    assertEquals(409, answer.status());
    assertEquals(2, answer.errors().size());
  }

  @Test
  void keepsTheLastEmergencyContact() {
    village.active();
    Answer answer = put().json(Map.of("is_emergency_contact", false)).to(route);
    assertEquals(409, answer.status());
    assertEquals(1, village.count("emergency_contacts"));
    assertEquals(200, put().json(Map.of("is_emergency_contact", true)).to(route).status());
  }

  private static GatewayCall put() {
    return call("1").as(7, 2);
  }

  private static GatewayCall call(String id) {
    return GatewayCall.put("/users/{uid}/contacts/{id}").path("uid", 7).path("id", id);
  }
}
