package dev.kronus.contacts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.contacts.Village;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.doubles.Malformed;
import dev.kronus.platform.Slice;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreateContactTest {
  private final Village village = new Village();
  private final CreateContact route = new CreateContact(village.contacts);

  @Test
  void createsAContact() {
    Answer answer = post().json(Village.body(1)).to(route);
    assertEquals(201, answer.status());
    assertEquals("/users/7/contacts/1", answer.header("location"));
    Map<String, Object> shown = new LinkedHashMap<>(Village.body(1));
    shown.put("id", 1);
    shown.put("user_id", 7);
    shown.put("is_emergency_contact", false);
    shown.put("priority", 1);
    shown.put("tell_on_duress", false);
    shown.put("verified", false);
    shown.put("declined", false);
    shown.put("unreachable", false);
    shown.put("invited_at", null);
    shown.put("created_at", "2026-11-20T12:00:00.000Z");
    shown.put("updated_at", "2026-11-20T12:00:00.000Z");
    assertEquals(shown, answer.data());
  }

  @Test
  void storesTheCanonicalForm() {
    Map<String, Object> body = Village.body(1);
    body.put("phone_number", " +1 (416) 555-1001 ");
    body.put("email", "Pepper@Example.COM");
    body.put("first_name", "  Pepper ");
    body.put("is_emergency_contact", true);
    body.put("priority", 9);
    Answer answer = post().json(body).to(route);
    assertEquals(201, answer.status());
    assertEquals("+14165551001", answer.data().get("phone_number"));
    assertEquals("pepper@example.com", answer.data().get("email"));
    assertEquals("Pepper", answer.data().get("first_name"));
    assertEquals(1, village.count("emergency_contacts"));
  }

  @Test
  void refusesWhoeverIsNotTheUserBeforeReadingAnything() {
    assertEquals(401, call(7).body("application/json", "{").to(route).status());
    for (int role : new int[] {0, 1, 2}) {
      Answer answer = call(7).as(8, role).body("application/json", "{").to(route);
      assertEquals(403, answer.status());
      assertEquals("forbidden", answer.code());
    }
    assertEquals(404, call("7x").as(7, 2).json(Village.body(1)).to(route).status());
    assertEquals(404, call("9007199254740993").as(7, 0).json(Village.body(1)).to(route).status());
  }

  @Test
  void namesEveryFaultAtOnceAndChangesNothing() {
    List<Slice.Row> before = village.table.rows();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("first_name", " ");
    body.put("last_name", 7);
    body.put("phone_number", "+1416");
    body.put("email", null);
    body.put("is_emergency_contact", "yes");
    body.put("priority", 10);
    body.put("phone", "+14165551001");
    Answer answer = post().json(body).to(route);
    assertEquals(400, answer.status());
    assertEquals("invalid", answer.code());
    for (String name : body.keySet()) {
      assertTrue(answer.errors().stream().anyMatch(e -> e.contains(name)), name);
    }
    assertEquals(before, village.table.rows());
  }

  @Test
  void asksForEveryFieldThatIsMissing() {
    Answer answer = post().json(Map.of("priority", 1)).to(route);
    assertEquals(
        List.of(
            "first_name is required.",
            "last_name is required.",
            "phone_number is required.",
            "email is required."),
        answer.errors());
  }

  @Test
  void refusesPrioritiesThatAreNone() {
    for (Object priority :
        Arrays.asList(0, 10, -1, 1.0, 1.5, "1", true, List.of(1), null, 9007199254740993L)) {
      Map<String, Object> body = Village.body(1);
      body.put("priority", priority);
      assertEquals(400, post().json(body).to(route).status(), "" + priority);
    }
  }

  @Test
  void refusesNamesWithHiddenOrTooManyCharacters() {
    for (String name : List.of("a\nb", "\u202Eevil", "x".repeat(101), "\u0000", "")) {
      Map<String, Object> body = Village.body(1);
      body.put("first_name", name);
      assertEquals(400, post().json(body).to(route).status(), name);
    }
    Map<String, Object> body = Village.body(1);
    body.put("first_name", "\uD83D\uDE00".repeat(100));
    assertEquals(201, post().json(body).to(route).status());
  }

  @Test
  void answersMalformedBodiesAndChangesNothing() {
    List<Slice.Row> before = village.table.rows();
    assertEquals(List.of(), Malformed.wronglyAnswered(route, CreateContactTest::post));
    assertEquals(400, post().to(route).status());
    assertEquals(400, post().query("dry_run", "1").json(Village.body(1)).to(route).status());
    assertEquals(before, village.table.rows());
  }

  @Test
  void refusesDuplicates() {
    post().json(Village.body(1)).to(route);
    Answer again = post().json(Village.body(1)).to(route);
    assertEquals(409, again.status());
    assertEquals("conflict", again.code());
    assertEquals(2, again.errors().size());
    Map<String, Object> own = Village.body(2);
    own.put("phone_number", Village.TONYS_NUMBER);
    assertEquals(409, post().json(own).to(route).status());
    assertEquals(1, village.count("contacts"));
  }

  private static GatewayCall post() {
    return call(7).as(7, 2);
  }

  private static GatewayCall call(Object uid) {
    return GatewayCall.post("/users/{uid}/contacts").path("uid", uid);
  }
}
