package dev.kronus.house.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kronus.house.attack.Http.Said;
import dev.kronus.house.attack.Http.Shot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The requests of seed 003 about roles and API keys, each to the path that it gives. */
class RoleAndKeyWalkTest {
  private static final Map<String, Object> PAGE = Map.of("limit", "10", "page", "0");
  private static Town town;
  private static Town.Resident admin;
  private static Town.Resident tony;

  @BeforeAll
  static void open() {
    town = Town.open();
    admin = town.founder();
    tony = town.resident(admin, "Tony", "+14165550101");
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @Test
  void rolesAreMadeAndGoWhenNobodyHasThem() {
    Map<String, Object> role = Map.of("name", "Reader", "description", "Reads", "role", 7);
    Said made = expect(201, admin, "POST", "/role", role);
    assertEquals("/role/7", made.header("location").orElseThrow());
    assertEquals(List.of(0, 1, 2, 7), all(expect(200, tony, "GET", "/roles"), "role"));
    Map<String, Object> change = Map.of("name", "Writer", "description", "Writes");
    expect(200, admin, "PUT", "/role/7", change);
    assertEquals("Writer", expect(200, tony, "GET", "/role/7").data().get("name"));
    Map<String, Object> reader = Town.newcomer("Rita", "+14165550141");
    reader.put("role", 7);
    long uid = ((Number) expect(201, admin, "POST", "/users", reader).data().get("id")).longValue();
    expect(409, admin, "DELETE", "/role/7");
    expect(200, admin, "DELETE", "/users/" + uid);
    expect(200, admin, "DELETE", "/role/7");
    expect(404, tony, "GET", "/role/7");
  }

  @Test
  void keysAreMadeListedChangedRenewedAndEnded() {
    Map<String, Object> wish = Map.of("name", "seed", "description", "From 003", "role", 2);
    Said made = expect(201, tony, "POST", "/api-key", wish);
    String path = made.header("location").orElseThrow();
    assertEquals("/api-key/" + made.data().get("id"), path);
    for (String method : List.of("GET", "POST")) {
      assertEquals(List.of("seed"), all(expect(200, tony, method, "/api-keys"), "name"));
      assertEquals("seed", expect(200, tony, method, path).data().get("name"));
    }
    assertEquals(List.of("seed"), all(expect(200, tony, "POST", "/api-keys", PAGE), "name"));
    expect(200, tony, "POST", path, PAGE);
    Map<String, Object> change = Map.of("name", "grown", "description", "Still", "role", 2);
    assertEquals("grown", expect(200, tony, "PUT", path, change).data().get("name"));
    String gen = "/api-key/gen/" + made.data().get("id");
    Said renewed = expect(200, tony, "POST", gen, Map.of("life", 3600));
    assertFalse(renewed.data().get("key").equals(made.data().get("key")));
    expect(200, tony, "DELETE", path);
    expect(404, tony, "GET", path);
  }

  @Test
  void anAdminLooksForKeys() {
    expect(201, tony, "POST", "/api-key", Map.of("name", "lookout"));
    Map<String, Object> query =
        Map.of("limit", "10", "page", "0", "user_id", tony.uid(), "name", Map.of("$in", names()));
    Said found = expect(200, admin, "POST", "/api-key/query", query);
    assertEquals(List.of("lookout"), all(found, "name"));
    assertEquals(List.of(), all(expect(200, admin, "POST", "/api-key/query", none()), "name"));
    expect(403, tony, "POST", "/api-key/query", query);
  }

  private static List<String> names() {
    return List.of("lookout", "nobody");
  }

  private static Map<String, Object> none() {
    return Map.of("$and", List.of(Map.of("name", "lookout"), Map.of("disabled", true)));
  }

  private static Said expect(int status, Town.Resident who, String method, String path) {
    return expect(status, Shot.of(method, path).as(who.token()));
  }

  private static Said expect(
      int status, Town.Resident who, String method, String path, Map<String, Object> body) {
    return expect(status, Shot.of(method, path).as(who.token()).json(body));
  }

  private static Said expect(int status, Shot shot) {
    Said said = town.send(shot);
    assertEquals(status, said.status(), () -> shot.told() + "\n" + said);
    return said;
  }

  private static List<Object> all(Said list, String field) {
    return ((List<?>) list.json().get("data"))
        .stream().<Object>map(row -> ((Map<?, ?>) row).get(field)).toList();
  }
}
