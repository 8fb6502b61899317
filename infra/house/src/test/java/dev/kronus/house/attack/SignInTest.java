package dev.kronus.house.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.house.attack.Http.Said;
import dev.kronus.house.attack.Http.Shot;
import dev.kronus.local.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing in, out and on, as the documents of three sister systems ask for it. */
class SignInTest {
  private static final String COLONS = "Tony:Stark:is:Iron Man";
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
  void theRootDescribesItselfToEveryMethod() {
    for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH")) {
      Said said = town.send(Shot.of(method, "/"));
      assertEquals(200, said.status(), said.toString());
      assertEquals("Kronus", said.data().get("name"));
      assertEquals("0.1.0", said.data().get("version"));
      assertEquals("/jwks", Json.named(said.data().get("links")).get("jwks"));
    }
    assertEquals(200, town.send(Shot.of("HEAD", "/")).status());
    Said preflight = town.send(Shot.of("OPTIONS", "/"));
    assertEquals(200, preflight.status());
    assertTrue(preflight.header("access-control-allow-origin").isPresent());
  }

  @Test
  void aPasswordWithColonsOpensEveryDoor() {
    Town.Resident stark = withColons();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("username", stark.email());
    body.put("password", COLONS);
    body.put("remember", false);
    String header = basic(stark.email(), COLONS);
    for (Shot shot :
        List.of(
            Shot.of("POST", "/auth/login").json(body),
            Shot.of("POST", "/login").json(body),
            Shot.of("GET", "/login").header("Authorization", header),
            Shot.of("POST", "/login").header("Authorization", header),
            Shot.of("POST", "/auth/login").header("Authorization", header))) {
      Said said = town.send(shot);
      assertEquals(200, said.status(), said.toString());
      String token = String.valueOf(said.data().get("token"));
      assertTrue(said.header("set-cookie").orElseThrow().startsWith("AuthToken=" + token + "; "));
      assertEquals(200, town.send(Shot.of("GET", stark.path()).as(token)).status());
    }
  }

  private static Town.Resident withColons() {
    Town.Resident stark = town.resident(admin, "Stark", "+14165550102");
    Map<String, Object> change = new LinkedHashMap<>();
    change.put("password", COLONS);
    change.put("current_password", Town.PASSWORD);
    Said changed = town.send(Shot.of("PUT", stark.path()).as(stark.token()).json(change));
    assertEquals(200, changed.status(), changed.toString());
    return stark;
  }

  @Test
  void authTellsAServiceWhoItIs() {
    Said login = login(true);
    String token = String.valueOf(login.data().get("token"));
    String cookie = login.header("set-cookie").orElseThrow();
    assertTrue(cookie.endsWith("; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=2592000"));
    Shot shot = Shot.of("POST", "/auth");
    for (Shot shown :
        List.of(
            shot.as(token),
            shot.header("token", token),
            shot.header("Cookie", cookie.split(";", 2)[0]))) {
      Said said = town.send(shown);
      assertEquals(200, said.status(), said.toString());
      assertEquals(tony.email(), said.data().get("username"));
      assertEquals(2, said.data().get("role"));
      assertEquals(200, town.send(shown.json("{\"role\":2}")).status());
      assertEquals(401, town.send(shown.json("{\"role\":1}")).status());
    }
    assertEquals(401, town.send(shot).status());
  }

  @Test
  void authTakesAnApiKeyUntilItIsDeleted() {
    Shot create = Shot.of("POST", "/api-key").as(login());
    Said made = town.send(create.json(Map.of("name", "report")));
    assertEquals(201, made.status(), made.toString());
    String key = String.valueOf(made.data().get("key"));
    for (Shot shown :
        List.of(Shot.of("POST", "/auth").as(key), Shot.of("POST", "/auth").header("token", key))) {
      Said said = town.send(shown);
      assertEquals(200, said.status(), said.toString());
      assertEquals("api_key", said.data().get("kind"));
      assertEquals(tony.email(), said.data().get("username"));
      assertEquals(401, town.send(shown.json("{\"role\":1}")).status());
    }
    assertEquals(409, town.send(Shot.of("POST", "/api/logout").as(key)).status());
    Shot delete = Shot.of("DELETE", "/api-key/" + made.data().get("id")).as(login());
    assertEquals(200, town.send(delete).status());
    assertEquals(401, town.send(Shot.of("POST", "/auth").as(key)).status());
  }

  @Test
  void shortTokensGoOnByACookieUntilTheLogout() {
    Said opened = openSession();
    String first = cookie(opened);
    assertTrue(
        opened
            .header("set-cookie")
            .orElseThrow()
            .endsWith("; Path=/api/refresh; HttpOnly; Secure; SameSite=Strict; Max-Age=604800"));
    Said refreshed = refresh(first);
    assertEquals(200, refreshed.status(), refreshed.toString());
    String token = String.valueOf(refreshed.data().get("access_token"));
    assertEquals(200, town.send(Shot.of("GET", tony.path()).as(token)).status());
    assertEquals(200, town.send(Shot.of("POST", "/api/logout").as(token)).status());
    assertEquals(401, refresh(cookie(refreshed)).status());
    assertEquals(401, town.send(Shot.of("POST", "/auth").as(token)).status(), "at once");
    town.pass("PT61S");
    assertEquals(401, town.send(Shot.of("GET", tony.path()).as(token)).status(), "in a minute");
  }

  @Test
  void aReusedSecretEndsItsFamilyAndTheOwnerReadsOfIt() {
    String first = cookie(openSession());
    String second = cookie(refresh(first));
    assertEquals(401, refresh(first).status());
    assertEquals(401, refresh(second).status());
    Said audit = town.send(Shot.of("GET", tony.path() + "/audit?limit=1").as(login()));
    assertTrue(audit.text().contains("signed_in"), audit.text());
    Said before = town.send(Shot.of("GET", tony.path() + "/audit?limit=20").as(login()));
    assertTrue(before.text().contains("\"refresh_reused\""), before.text());
  }

  @Test
  void twoDevicesAtOnceDoNotBothGoOn() {
    for (int round = 0; round < 10; round++) {
      String secret = cookie(openSession());
      List<Said> said = Crowd.of(2, i -> refresh(secret));
      List<Said> good = said.stream().filter(one -> one.status() == 200).toList();
      assertTrue(good.size() <= 1, said.toString());
      good.forEach(one -> assertEquals(401, refresh(cookie(one)).status()));
    }
  }

  @Test
  void sessionsAreListedAndEndedOneByOneAndAllAtOnce() {
    String here = login();
    Said there = openSession();
    String path = tony.path() + "/sessions";
    Said list = town.send(Shot.of("GET", path).as(here));
    assertEquals(200, list.status(), list.toString());
    List<?> rows = (List<?>) list.json().get("data");
    long other =
        rows.stream()
            .map(Json::named)
            .filter(row -> row.get("kind").equals("refreshed"))
            .mapToLong(row -> ((Number) row.get("id")).longValue())
            .findFirst()
            .orElseThrow();
    assertEquals(200, town.send(Shot.of("DELETE", path + "/" + other).as(here)).status());
    assertEquals(404, town.send(Shot.of("DELETE", path + "/" + other).as(here)).status());
    assertEquals(401, refresh(cookie(there)).status());
    Said out = town.send(Shot.of("PUT", "/user/" + tony.uid() + "/logout").as(admin.token()));
    assertEquals(200, out.status(), out.toString());
    assertEquals(401, town.send(Shot.of("POST", "/auth").as(here)).status());
    assertNotEquals(here, login());
  }

  @Test
  void aForeignPageRefreshesNothing() {
    String secret = cookie(openSession());
    for (String origin : List.of("https://evil.example", "null", "http://127.0.0.1.evil.example")) {
      Said said = town.send(refreshShot(secret).header("Origin", origin));
      assertEquals(403, said.status(), said.toString());
      assertTrue(said.header("set-cookie").isEmpty());
    }
    assertEquals(
        403, town.send(refreshShot(secret).header("Sec-Fetch-Site", "cross-site")).status());
    Said own = town.send(refreshShot(secret).header("Origin", town.cloud.url()));
    assertEquals(200, own.status(), own.toString());
  }

  @Test
  void cookiesOpenNoOtherRoute() {
    Said login = login(false);
    String token = String.valueOf(login.data().get("token"));
    Items before = Items.read(town).withoutCounting();
    for (var route : town.routes()) {
      String path = route.path().replace("{uid}", "" + tony.uid()).replaceAll("\\{[a-z_]+}", "1");
      if (!route.open()) {
        Shot shot = Shot.of(route.method(), path).json("{\"first_name\":\"Eve\"}");
        assertEquals(401, town.send(shot.header("Cookie", "AuthToken=" + token)).status(), path);
        assertEquals(401, town.send(shot.header("token", token)).status(), path);
      }
    }
    assertEquals(before, Items.read(town).withoutCounting());
  }

  private static Said openSession() {
    Said said =
        town.send(
            Shot.of("POST", "/api/user/login")
                .json(Map.of("email", tony.email(), "password", Town.PASSWORD)));
    assertEquals(200, said.status(), said.toString());
    return said;
  }

  private static String login() {
    return String.valueOf(login(false).data().get("token"));
  }

  private static Said login(boolean remember) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("username", tony.email());
    body.put("password", Town.PASSWORD);
    body.put("remember", remember);
    Said said = town.send(Shot.of("POST", "/auth/login").json(body));
    assertEquals(200, said.status(), said.toString());
    return said;
  }

  private static Said refresh(String secret) {
    return town.send(refreshShot(secret));
  }

  private static Shot refreshShot(String secret) {
    return Shot.of("POST", "/api/refresh").header("Cookie", "RefreshToken=" + secret);
  }

  private static String cookie(Said said) {
    String set = said.header("set-cookie").orElseThrow(() -> new AssertionError(said.toString()));
    return set.substring("RefreshToken=".length(), set.indexOf(';'));
  }

  private static String basic(String name, String password) {
    byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
