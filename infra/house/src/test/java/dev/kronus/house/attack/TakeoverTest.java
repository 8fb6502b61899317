package dev.kronus.house.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.house.attack.Http.Said;
import dev.kronus.house.attack.Http.Shot;
import dev.kronus.local.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever stole a token keeps it for a while, and must not keep the account. */
class TakeoverTest {
  private static final List<String> WISHES =
      List.of(
          "\"email\": \"mallory@example.com\"",
          "\"phone_number\": \"+14165550177\"",
          "\"username\": \"mallory\"",
          "\"password\": \"all-mine-from-now-on\"");

  private static Town town;
  private static Town.Resident admin;
  private static Town.Resident tony;

  @BeforeAll
  static void open() {
    town = Town.open();
    town.operator("mail_from", "kronus@example.org");
    admin = town.founder();
    tony = town.resident(admin, "Tony", "+14165550101");
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @Test
  void aStolenTokenChangesNothingThatTheOwnerIsKnownBy() {
    Items before = Items.read(town);
    for (Town.Resident owner : List.of(tony, admin)) {
      for (String wish : WISHES) {
        for (String proof : List.of("", ", \"current_password\": \"\"")) {
          String body = "{" + wish + proof + "}";
          assertEquals(400, put(owner, "/users/", body), wish);
          assertEquals(400, put(owner, "/user/", body), wish);
          String name = owner.email();
          String entry = "[[\"" + name + "\", " + body + "]]";
          for (String door : List.of("/user/change", "/user/change/" + name)) {
            Shot shot = Shot.of("POST", door).as(owner.token()).json(entry);
            assertEquals("invalid", first(town.send(shot)).get("code"), wish);
          }
        }
      }
    }
    assertEquals(before.withoutCounting(), Items.read(town).withoutCounting());
    town.login("Tony");
  }

  @Test
  void theOldAddressAndTheOldNumberHearOfIt() {
    Town.Resident bruce = town.resident(admin, "Bruce", "+14165550102");
    String change =
        """
        {"email": "hulk@example.com", "phone_number": "+14165550103", "current_password": "%s"}
        """
            .formatted(Town.PASSWORD);
    assertEquals(200, put(bruce, "/users/", change));
    town.settle();
    assertTrue(town.texts(bruce.phone()).getLast().body().startsWith("This number is not your"));
    Said mail = town.send(Shot.of("GET", "/_local/mail?to=bruce@example.com"));
    assertTrue(mail.text().contains("has another address"), mail::text);
    assertTrue(!mail.text().contains("hulk@"), mail::text);
  }

  private static int put(Town.Resident who, String door, String body) {
    return town.send(Shot.of("PUT", door + who.uid()).as(who.token()).json(body)).status();
  }

  private static Map<String, Object> first(Said said) {
    return Json.named(((List<?>) said.json().get("data")).getFirst());
  }
}
