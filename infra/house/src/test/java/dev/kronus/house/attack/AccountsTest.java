package dev.kronus.house.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.house.attack.Http.Said;
import dev.kronus.house.attack.Http.Shot;
import dev.kronus.local.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Users and groups as seeds 003, 002 and 004 document them: their requests at their paths, and what
 * somebody ill-meaning makes of them.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccountsTest {
  private static final String PEPPER =
      """
      {"username": "pepper", "password": "%s", "name": "Pepper Potts",
       "email": "pepper@example.com", "additionalFields": {"desk": 7, "car": "red"}, "role": 2}
      """
          .formatted(Town.PASSWORD);

  private static final String CHANGE =
      """
      {"name": "Virginia Potts", "additionalFields": {"car": null, "shoes": {"size": 38}},
       "password": "not so punctual", "current_password": "%s"}
      """
          .formatted(Town.PASSWORD);

  private static final List<String> POWERS =
      List.of(
          "\"role\":0",
          "\"role\":2",
          "\"status\":1",
          "\"groups\":[\"admin\"]",
          "\"id\":1",
          "\"is_admin\":true",
          "\"token_epoch\":9",
          "\"deleted_at\":null",
          "\"revision\":0");

  private static Town town;
  private static Town.Resident admin;
  private static Town.Resident tony;
  private static long pepper;

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
  @Order(1)
  void aUserIsAddedShownChangedAndFound() {
    Said added = as(admin, "POST", "/user", PEPPER);
    assertEquals(201, added.status(), added.toString());
    pepper = ((Number) added.data().get("id")).longValue();
    assertEquals("/user/" + pepper, added.header("location").orElseThrow());
    String token = town.login("Pepper");
    for (String path : List.of("/user/", "/api/users/", "/users/")) {
      Said own = town.send(Shot.of("GET", path + pepper).as(token));
      assertEquals("pepper", own.data().get("username"), path);
    }
    Said changed = town.send(Shot.of("PUT", "/user/" + pepper).as(token).json(CHANGE));
    assertEquals(200, changed.status(), changed.toString());
    assertEquals(
        Map.of("desk", 7, "shoes", Map.of("size", 38)), changed.data().get("additionalFields"));
    for (String search : List.of("virg", "pott", "PEPPER", "pepper@exam")) {
      String query = "{\"limit\": \"10\", \"page\": \"0\", \"search\": \"%s\"}".formatted(search);
      assertEquals(List.of(pepper), ids(as(admin, "POST", "/users/query", query)), search);
    }
    assertEquals(List.of(pepper), ids(get(admin, "/users?search=virg&limit=5&page=0")));
  }

  /** The table orders by bytes, Java by its own characters. */
  @Test
  @Order(1)
  void wordsOfAnyScriptAreFoundAndNoCursorIsTooMuch() {
    String name = "te\uD801\uDC00\uD801\uDC00";
    String body = "{\"username\":\"deseret\",\"password\":\"%s\",\"name\":\"" + name + "\"}";
    Said added = as(admin, "POST", "/user", body.replace("%s", Town.PASSWORD));
    assertEquals(201, added.status(), added.toString());
    long id = ((Number) added.data().get("id")).longValue();
    assertEquals(
        List.of(id),
        ids(as(admin, "POST", "/users/query", "{\"search\": \"%s\"}".formatted(name))));
    for (String place : List.of("te\uD83D\uDE00", "te\uDBFF\uDFFF", "te\uFFFF")) {
      String hex = HexFormat.of().formatHex(place.getBytes(StandardCharsets.UTF_8));
      String cursor =
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(hex.getBytes(StandardCharsets.US_ASCII));
      Said said = get(admin, "/users?search=te&cursor=" + cursor);
      assertTrue(said.status() == 200 || said.status() == 400, said::toString);
    }
    assertEquals(200, as(admin, "DELETE", "/user/" + id, "{\"hard_delete\": true}").status());
  }

  @Test
  @Order(2)
  void whoIsMarkedAsDeletedCannotSignInUntilRestored() {
    String path = "/user/" + pepper;
    String password = "{\"password\": \"%s\"}".formatted(Town.PASSWORD);
    assertEquals(200, as(admin, "PUT", path, password).status());
    assertEquals(200, as(admin, "DELETE", path, "{\"hard_delete\": false}").status());
    Map<String, Object> credentials =
        Map.of("email", "pepper@example.com", "password", Town.PASSWORD);
    assertEquals(401, town.send(Shot.of("POST", "/login").json(credentials)).status());
    assertFalse(ids(get(admin, "/users")).contains(pepper));
    assertTrue(ids(get(admin, "/users?include_deleted=true")).contains(pepper));
    assertEquals(200, as(admin, "PUT", path, "{\"status\": 1}").status());
    assertEquals(200, town.send(Shot.of("POST", "/login").json(credentials)).status());
    assertEquals(200, as(admin, "DELETE", path, "{\"hard_delete\": true}").status());
    assertEquals(404, get(admin, path).status());
  }

  @Test
  @Order(3)
  void peopleAreChangedInBatches() {
    String entries =
        """
        [{"ref": "happy", "record": {"password": "%s", "name": "Happy Hogan",
          "phone_number": "+14165550105", "groups": ["users", "manager"]}},
         ["tony@example.com", {"name": "Tony Stark"}], ["nobody", null]]
        """
            .formatted(Town.PASSWORD);
    Said changed = as(admin, "POST", "/user/change", entries);
    assertEquals(200, changed.status(), changed.toString());
    Said named =
        as(
            tony,
            "POST",
            "/user/change/tony@example.com",
            "[[\"tony@example.com\",{\"name\":\"T\"}]]");
    assertEquals("changed", first(named).get("done"), named.toString());
  }

  @Test
  @Order(4)
  void peopleAreListedByName() {
    assertEquals("+14165550105", get(admin, "/user/phones/happy").data().get("happy"));
    assertTrue(get(admin, "/user/phones").data().containsKey("happy"));
    assertTrue(get(admin, "/user/emails").data().containsKey("tony@example.com"));
    assertEquals(200, get(admin, "/user/emails/tony@example.com").status());
    assertTrue(get(tony, "/user/id").data().containsKey("happy"));
    assertEquals(200, get(tony, "/user/id/happy").status());
    assertEquals(200, get(tony, "/user/list/tony@example.com").status());
    assertEquals(200, get(admin, "/user/list").status());
    Said made = as(admin, "POST", "/user/groups", "[[\"editors\",{\"description\":\"Edit\"}]]");
    assertEquals("created", first(made).get("done"));
    assertTrue(get(tony, "/user/groups").text().contains("editors"));
  }

  @Test
  @Order(5)
  void whoIsDeletedIsNotAskedAndErasedAfterThirtyDays() {
    Town.Resident bruce = town.resident(admin, "Bruce", "+14165550102");
    town.trusts(bruce, "Betty", "+14165550103");
    Map<String, Object> hourly = Map.of("active", true, "cron_expression", "0 * * * *");
    assertEquals(200, town.settings(bruce, hourly).status());
    town.pass("PT62M");
    assertTrue(texts().endsWith("(Y/N)"), texts());
    assertEquals(200, as(bruce, "DELETE", "/user/" + bruce.uid(), "").status());
    assertEquals(403, town.settings(bruce, hourly).status(), "the gateway still lets them in");
    town.settle();
    assertTrue(town.cloud.text(bruce.phone(), "SOS").text().contains("call 911"));
    assertTrue(texts().contains("was deleted"), texts());
    int told = town.texts(bruce.phone()).size();
    town.cloud.text(bruce.phone(), "ON");
    town.pass("PT6H");
    assertEquals(told, town.texts(bruce.phone()).size());
    assertEquals(List.of(), town.texts("+14165550103").stream().skip(1).toList(), "no alarm");
    town.cloud.sleepThrough(Duration.ofDays(31));
    town.pass("PT5M");
    List<String> left = Items.read(town).keys("USER#" + bruce.uid() + " ");
    assertEquals(List.of("USER#" + bruce.uid() + " JOB#erase"), left);
  }

  @Test
  @Order(6)
  void nobodyAssignsThemselvesPower() {
    admin = new Town.Resident(admin.uid(), admin.name(), admin.phone(), town.login("Founder"));
    tony = new Town.Resident(tony.uid(), tony.name(), tony.phone(), town.login("Tony"));
    Items before = Items.read(town);
    String path = "/user/" + tony.uid();
    for (String wish : POWERS) {
      int status = as(tony, "PUT", path, "{\"name\":\"T\"," + wish + "}").status();
      assertTrue(Set.of(400, 403).contains(status), wish + status);
      Said batch =
          as(
              tony,
              "POST",
              "/user/change",
              "[[\"tony@example.com\",{\"name\":\"U\"," + wish + "}]]");
      assertEquals(false, first(batch).get("success"), wish);
    }
    assertEquals(403, as(tony, "POST", "/user", PEPPER).status());
    assertEquals(403, as(admin, "PUT", path, "{\"role\":1}").status());
    assertEquals(before.withoutCounting(), Items.read(town).withoutCounting());
  }

  @Test
  @Order(7)
  void tooMuchIsRefused() {
    Items before = Items.read(town);
    for (String fields : tooMuch()) {
      String body = "{\"additionalFields\":" + fields + "}";
      Said said = as(tony, "PUT", "/user/" + tony.uid(), body);
      assertEquals(400, said.status(), said.toString());
      assertTrue(said.errors().getFirst().startsWith("additionalFields"), said.toString());
    }
    assertEquals(before.withoutCounting(), Items.read(town).withoutCounting());
  }

  @Test
  @Order(8)
  void nothingIsInjectedAndNoHeaderIsObeyed() {
    Items before = Items.read(town);
    String path = "/user/" + tony.uid();
    assertEquals(400, as(tony, "PUT", path, "{\"additionalFields\":" + "[".repeat(5_000)).status());
    String huge = "{\"additionalFields\":{\"a\":\"" + "x".repeat(70_000) + "\"}}";
    assertEquals(413, as(tony, "PUT", path, huge).status());
    String split = PEPPER.replace("\"pepper\"", "\"pepper\\r\\nSet-Cookie: a=b\"");
    Said injected = as(admin, "POST", "/user", split);
    assertEquals(400, injected.status(), injected.toString());
    assertTrue(injected.header("set-cookie").isEmpty());
    Shot overridden = Shot.of("GET", path).as(tony.token());
    for (String header : List.of("X-HTTP-Method-Override", "X-Method-Override", "X-Uid")) {
      assertEquals(200, town.send(overridden.header(header, "DELETE")).status());
    }
    assertEquals(before.withoutCounting(), Items.read(town).withoutCounting());
  }

  private static List<String> tooMuch() {
    String deep = "{\"a\":".repeat(6) + "1" + "}".repeat(6);
    StringBuilder many = new StringBuilder("{\"k\":1");
    for (int i = 0; i < 64; i++) {
      many.append(",\"k").append(i).append("\":").append(i);
    }
    return List.of(
        deep,
        "{\"a\":" + "[".repeat(5) + "]".repeat(5) + "}",
        many + "}",
        "{\"a\":\"" + "x".repeat(16_400) + "\"}",
        "{\"\":1}",
        "{\"a\\r\\nb\":1}",
        "{\"a\":1e999}",
        "{\"a\":\"\\ud83d\"}",
        "[]",
        "\"x\"",
        "7");
  }

  private static String texts() {
    var texts = town.texts("+14165550102");
    return texts.isEmpty() ? "nothing" : texts.getLast().body();
  }

  private static Said get(Town.Resident who, String path) {
    return as(who, "GET", path, "");
  }

  private static Said as(Town.Resident who, String method, String path, String body) {
    Shot shot = Shot.of(method, path).as(who.token());
    return town.send(body.isEmpty() ? shot : shot.json(body));
  }

  private static Map<String, Object> first(Said said) {
    return Json.named(((List<?>) said.json().get("data")).getFirst());
  }

  private static List<Long> ids(Said said) {
    return ((List<?>) said.json().get("data"))
        .stream().map(row -> ((Number) Json.named(row).get("id")).longValue()).toList();
  }
}
