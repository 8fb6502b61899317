package dev.kronus.house.attack;

import dev.kronus.house.attack.Http.Said;
import dev.kronus.house.attack.Http.Shot;
import java.util.LinkedHashMap;
import java.util.Map;

/** Requests that are refused, by the names that docs/openapi.yaml has for the refusals. */
record Refusals(Scene scene) {
  Map<String, Said> all() {
    Map<String, Said> all = new LinkedHashMap<>();
    all.put("Invalid", sent(get("/users?limit=0&colour=red")));
    all.put("Unauthenticated", scene.town.send(Shot.of("GET", "/users")));
    all.put("Forbidden", sent(get("/users/2/contacts")));
    all.put("Missing", sent(get("/users/1/contacts/x")));
    all.put("Conflict", sent(contact().json(taken())));
    all.put("TooLarge", sent(contact().json("{\"first_name\":\"" + "x".repeat(70_000) + "\"}")));
    all.put("UnsupportedMedia", sent(contact().bytes("text/plain", new byte[] {'x'})));
    all.put("TooMany", triedTooOften());
    return all;
  }

  private Said triedTooOften() {
    Map<String, Object> wrong = Map.of("email", "nobody@avengers.com", "password", "guess");
    Shot login = Shot.of("POST", "/login").json(wrong);
    Said said = scene.town.send(login);
    for (int i = 0; i < 5; i++) {
      said = scene.town.send(login);
    }
    return said;
  }

  private static Map<String, Object> taken() {
    return Map.of(
        "first_name", "Tony",
        "last_name", "Stark",
        "phone_number", "+14165550100",
        "email", "hulk@avengers.com");
  }

  private Said sent(Shot shot) {
    return scene.town.send(shot.as(scene.token));
  }

  private static Shot get(String path) {
    return Shot.of("GET", path);
  }

  private static Shot contact() {
    return Shot.of("POST", "/users/1/contacts");
  }
}
