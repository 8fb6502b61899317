package dev.kronus.contacts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.contacts.Village;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.platform.Slice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeleteContactTest {
  private final Village village = new Village();
  private final DeleteContact route = new DeleteContact(village.contacts);

  @BeforeEach
  void addSomebody() {
    village.contacts.add(Village.TONY, Village.person(1, true));
  }

  @Test
  void deletesOnce() {
    Answer answer = call(7, "1").as(7, 2).to(route);
    assertEquals(200, answer.status());
    assertEquals(Map.of("success", true), answer.body());
    assertEquals(404, call(7, "1").as(7, 2).to(route).status());
    assertEquals(0, village.count("contacts"));
    assertEquals(0, village.count("emergency_contacts"));
  }

  @Test
  void refusesEverybodyElse() {
    List<Slice.Row> before = village.table.rows();
    assertEquals(401, call(7, "1").to(route).status());
    assertEquals(403, call(7, "1").as(8, 0).to(route).status());
    assertEquals(404, call(8, "1").as(8, 2).to(route).status());
    assertEquals(before, village.table.rows());
  }

  @Test
  void refusesWhatNamesNoContact() {
    List<Slice.Row> before = village.table.rows();
    for (String id : List.of("2", "0", "x", "9007199254740993")) {
      assertEquals(404, call(7, id).as(7, 2).to(route).status(), id);
    }
    assertEquals(400, call(7, "1").as(7, 2).query("force", "true").to(route).status());
    assertEquals(before, village.table.rows());
  }

  @Test
  void keepsTheLastEmergencyContactWhileSomebodyIsAsked() {
    village.pending();
    Answer answer = call(7, "1").as(7, 2).to(route);
    assertEquals(409, answer.status());
    assertEquals("conflict", answer.code());
    assertEquals(1, village.count("contacts"));
  }

  private static GatewayCall call(long uid, String id) {
    return GatewayCall.delete("/users/{uid}/contacts/{id}").path("uid", uid).path("id", id);
  }
}
