package dev.kronus.contacts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.contacts.Village;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GetContactTest {
  private final Village village = new Village();
  private final GetContact route = new GetContact(village.contacts);

  @BeforeEach
  void addSomebody() {
    village.contacts.add(Village.TONY, Village.person(1, true));
  }

  @Test
  void showsAContact() {
    Answer answer = call(7, "1").as(7, 2).to(route);
    assertEquals(200, answer.status());
    assertEquals(Village.phone(1).value(), answer.data().get("phone_number"));
    assertEquals(true, answer.data().get("is_emergency_contact"));
  }

  @Test
  void hidesOtherPeoplesContacts() {
    assertEquals(401, call(7, "1").to(route).status());
    assertEquals(403, call(7, "1").as(8, 2).to(route).status());
    assertEquals(403, call(7, "1").as(8, 0).to(route).status());
    assertEquals(404, call(8, "1").as(8, 2).to(route).status());
  }

  @Test
  void knowsNoContactByAnythingElse() {
    for (String id : List.of("2", "0", "-1", "01", "1.0", "x", " 1", "9007199254740993", "1#A")) {
      Answer answer = call(7, id).as(7, 2).to(route);
      assertEquals(404, answer.status(), id);
      assertEquals("missing", answer.code());
    }
  }

  @Test
  void refusesQueriesItDoesNotKnow() {
    assertEquals(400, call(7, "1").as(7, 2).query("expand", "all").to(route).status());
  }

  private static GatewayCall call(long uid, String id) {
    return GatewayCall.get("/users/{uid}/contacts/{id}").path("uid", uid).path("id", id);
  }
}
