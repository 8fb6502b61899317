package dev.kronus.house.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.house.attack.Http.Said;
import dev.kronus.house.attack.Http.Shot;
import dev.kronus.local.template.RouteSpec;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** API keys through the gateway: what they open, what they do not, and when they end. */
class ApiKeyTest {
  private static Town town;
  private static Town.Resident admin;
  private static Town.Resident tony;
  private static Town.Resident mallory;

  /** A key as it was made. */
  private record Made(long id, String text) {
    String path() {
      return "/api-key/" + id;
    }

    String secret() {
      return text.substring(text.indexOf('x') + 1);
    }
  }

  @BeforeAll
  static void open() {
    town = Town.open();
    admin = town.founder();
    tony = town.resident(admin, "Tony", "+14165550101");
    mallory = town.resident(admin, "Mallory", "+14165550102");
    town.trusts(tony, "Bruce", "+14165550103");
    town.settle();
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @Test
  void aKeyIsABearerTokenEverywhere() {
    Made key = made(tony, Map.of("name", "everywhere"));
    for (String path : List.of("", "/contacts", "/probe_settings", "/probes")) {
      Shot shot = Shot.of("GET", tony.path() + path);
      assertEquals(
          expect(200, shot.as(tony.token())).json(), expect(200, shot.as(key.text())).json());
      expect(403, Shot.of("GET", mallory.path() + path).as(key.text()));
    }
    Map<String, Object> change = Map.of("first_name", "Anthony");
    expect(200, Shot.of("PUT", tony.path()).as(key.text()).json(change));
    expect(403, Shot.of("GET", "/users").as(key.text()));
    expect(200, Shot.of("GET", "/users").as(made(admin, Map.of("name", "all")).text()));
    Map<String, Object> less = Map.of("name", "less", "role", 2);
    expect(403, Shot.of("GET", "/users").as(made(admin, less).text()));
  }

  /** The ids of others, on every such route of the template: one that is added later is tested. */
  @Test
  void anothersKeyIsAsUnknownAsOneThatIsNotThere() {
    Made key = made(tony, Map.of("name", "mine"));
    Items before = unused(Items.read(town));
    List<RouteSpec> routes =
        town.routes().stream()
            .filter(route -> route.path().startsWith("/api-key") && route.path().contains("{"))
            .toList();
    assertEquals(5, routes.size(), routes.toString());
    for (RouteSpec route : routes) {
      for (String body : List.of("", "{}", "{\"name\":\"hers\"}", "{\"role\":2}", "{")) {
        Said others = town.send(shot(route, key.id()).as(mallory.token()).json(body));
        Said none = town.send(shot(route, 424_242).as(mallory.token()).json(body));
        assertTrue(List.of(400, 404).contains(others.status()), route + " " + others);
        assertEquals(none.status(), others.status(), route.toString());
        assertEquals(none.errors(), others.errors(), route.toString());
      }
    }
    assertEquals(before, unused(Items.read(town)));
  }

  @Test
  void aKeyNeitherMakesNorChangesKeys() {
    Made key = made(admin, Map.of("name", "launderer"));
    Items before = unused(Items.read(town));
    for (Shot shot :
        List.of(
            Shot.of("POST", "/api-key").json(Map.of("name", "heir")),
            Shot.of("PUT", key.path()).json(Map.of("role", 0)),
            Shot.of("PUT", key.path()).json(Map.of("disabled", false)),
            Shot.of("POST", "/api-key/gen/" + key.id()),
            Shot.of("DELETE", key.path()))) {
      Said said = expect(403, shot.as(key.text()));
      assertEquals(List.of("An API key may not do this: sign in."), said.errors());
    }
    assertEquals(before, unused(Items.read(town)));
  }

  @Test
  void aKeyChangesNothingThatSomebodySignsInWith() {
    Made key = made(tony, Map.of("name", "takeover"));
    for (Map<String, Object> change :
        List.<Map<String, Object>>of(
            Map.of("password", "a-new-one-of-mine", "current_password", Town.PASSWORD),
            Map.of("email", "mallory2@example.com"),
            Map.of("phone_number", "+14165550177"),
            Map.of("first_name", "T", "email", "mallory2@example.com"))) {
      expect(403, Shot.of("PUT", tony.path()).as(key.text()).json(change));
    }
    Shot seeds = Shot.of("PUT", "/user/" + tony.uid()).as(key.text());
    expect(403, seeds.json(Map.of("username", "mallorys")));
    expect(403, seeds.json(Map.of("email", "mallory2@example.com")));
    Made admins = made(admin, Map.of("name", "setter"));
    expect(403, Shot.of("PUT", "/user/" + tony.uid()).as(admins.text()).json(password()));
    String batch = "[{\"ref\":\"tony@example.com\",\"record\":{\"password\":\"mine-by-now\"}}]";
    expect(403, Shot.of("POST", "/user/change").as(admins.text()).json(batch));
    assertFalse(town.login("Tony").isEmpty());
  }

  @Test
  void aKeyMakesNobodyAnAdmin() {
    Made key = made(admin, Map.of("name", "kingmaker"));
    Map<String, Object> eve = new HashMap<>(Town.newcomer("Eve", "+14165550121"));
    for (int role : new int[] {0, 1}) {
      eve.put("role", role);
      expect(403, Shot.of("POST", "/users").as(key.text()).json(eve));
      Map<String, Object> ivy = new HashMap<>(password());
      ivy.put("username", "ivy");
      ivy.put("role", role);
      expect(403, Shot.of("POST", "/user").as(key.text()).json(ivy));
    }
    eve.put("role", 2);
    expect(201, Shot.of("POST", "/users").as(key.text()).json(eve));
  }

  @Test
  void whatIsNearlyAKeyOpensNothing() {
    Made key = made(tony, Map.of("name", "guessed"));
    String text = key.text();
    Shot shot = Shot.of("GET", tony.path());
    for (String guess :
        List.of(
            text.substring(0, text.length() - 1),
            text + "a",
            text.toUpperCase(java.util.Locale.ROOT),
            "kr_" + key.id() + "_" + admin.uid() + "x" + key.secret(),
            "kr_" + (key.id() + 1) + "_" + tony.uid() + "x" + key.secret(),
            "kr_" + key.id() + "_" + tony.uid() + "x" + "0".repeat(43),
            "kr_" + key.id(),
            "kr_1_1x' OR '1'='1",
            "kr_{\"$ne\":1}_1x",
            "kr_" + "9".repeat(7000))) {
      expect(401, shot.as(guess));
    }
    expect(401, shot.header("Authorization", text));
    expect(401, shot.header("Authorization", "Basic " + text));
    expect(401, shot.as(text).as(mallory.token()));
    expect(200, shot.as(text));
  }

  @Test
  void aKeyEndsWithWhatItWasMadeFor() {
    Made gone = made(tony, Map.of("name", "deleted"));
    Made off = made(tony, Map.of("name", "disabled"));
    Made old = made(tony, Map.of("name", "renewed"));
    Made overlapping = made(tony, Map.of("name", "overlapping"));
    Made brief = made(tony, Map.of("name", "brief", "life", 60));
    Shot self = Shot.of("GET", tony.path());
    List.of(gone, off, old, overlapping, brief).forEach(key -> expect(200, self.as(key.text())));
    expect(200, Shot.of("DELETE", gone.path()).as(tony.token()));
    expect(200, Shot.of("PUT", off.path()).as(admin.token()).json(Map.of("disabled", true)));
    Made fresh = renewed(old, Map.of());
    Made second = renewed(overlapping, Map.of("overlap", 3600));
    town.pass("PT61S");
    List.of(gone, off, old, brief).forEach(key -> expect(401, self.as(key.text())));
    List.of(fresh, overlapping, second).forEach(key -> expect(200, self.as(key.text())));
    town.pass("PT1H");
    expect(401, self.as(overlapping.text()));
    expect(200, self.as(second.text()));
  }

  @Test
  void aKeyEndsWithItsUser() {
    Town.Resident thor = town.resident(admin, "Thor", "+14165550131");
    Town.Resident loki = town.resident(admin, "Loki", "+14165550132");
    Town.Resident odin = town.deputy(admin, "Odin", "+14165550133");
    Made thors = made(thor, Map.of("name", "deleted"));
    Made lokis = made(loki, Map.of("name", "switched off"));
    Made odins = made(odin, Map.of("name", "demoted"));
    expect(200, Shot.of("GET", "/users").as(odins.text()));
    expect(200, Shot.of("DELETE", thor.path()).as(admin.token()));
    set(loki, "status", Map.of("S", "inactive"));
    set(odin, "role", Map.of("N", "2"));
    town.pass("PT61S");
    expect(401, Shot.of("GET", thor.path()).as(thors.text()));
    expect(401, Shot.of("GET", loki.path()).as(lokis.text()));
    expect(403, Shot.of("GET", "/users").as(odins.text()));
    expect(200, Shot.of("GET", odin.path()).as(odins.text()));
    assertEquals(List.of(), Items.read(town).keys("APIKEY#" + thors.id() + " "), "erased");
  }

  @Test
  void noTextOfAKeyIsStoredOrLogged() {
    PrintStream out = System.out;
    ByteArrayOutputStream logged = new ByteArrayOutputStream();
    System.setOut(new PrintStream(logged, true, StandardCharsets.UTF_8));
    List<Made> both;
    try {
      both = used();
    } finally {
      System.setOut(out);
    }
    String all =
        logged.toString(StandardCharsets.UTF_8)
            + Items.read(town)
            + town.send(Shot.of("POST", "/api-key/query").as(admin.token())).text()
            + town.send(Shot.of("GET", "/api-keys").as(tony.token())).text();
    for (Made made : both) {
      assertFalse(all.contains(made.secret()));
      assertTrue(all.contains("silent"));
    }
  }

  /** A key that was renewed, both its texts used, and a third one tried. */
  private static List<Made> used() {
    Made key = made(tony, Map.of("name", "silent"));
    Made fresh = renewed(key, Map.of("overlap", 60));
    expect(200, Shot.of("GET", tony.path()).as(key.text()));
    expect(200, Shot.of("GET", tony.path()).as(fresh.text()));
    expect(401, Shot.of("GET", tony.path()).as(key.text() + "x"));
    town.settle();
    return List.of(key, fresh);
  }

  private static Made made(Town.Resident owner, Map<String, Object> fields) {
    Said said = expect(201, Shot.of("POST", "/api-key").as(owner.token()).json(fields));
    return made(said);
  }

  private static Made renewed(Made key, Map<String, Object> fields) {
    Shot shot = Shot.of("POST", "/api-key/gen/" + key.id()).as(tony.token());
    return made(expect(200, shot.json(fields)));
  }

  private static Made made(Said said) {
    return new Made(
        ((Number) said.data().get("id")).longValue(), String.valueOf(said.data().get("key")));
  }

  private static Shot shot(RouteSpec route, long id) {
    return Shot.of(route.method(), route.path().replace("{id}", "" + id));
  }

  private static Map<String, Object> password() {
    return Map.of("password", "mine-by-now");
  }

  /** What an admin could have done, written into the table. */
  private static void set(Town.Resident who, String name, Map<String, Object> value) {
    Map<String, Object> wish = new HashMap<>();
    wish.put("TableName", "kronus");
    wish.put("Key", Map.of("pk", Map.of("S", "USER#" + who.uid()), "sk", Map.of("S", "PROFILE")));
    wish.put("UpdateExpression", "SET #n = :v");
    wish.put("ExpressionAttributeNames", Map.of("#n", name));
    wish.put("ExpressionAttributeValues", Map.of(":v", value));
    town.asked("DynamoDB_20120810.UpdateItem", "dynamodb", wish);
  }

  /** Without when a key or a session was last used, which a refused request does change. */
  private static Items unused(Items items) {
    for (Map<String, Object> item : items.all().values()) {
      item.remove("last_used_at");
      item.remove("last_seen_at");
    }
    return items;
  }

  private static Said expect(int status, Shot shot) {
    Said said = town.send(shot);
    assertEquals(status, said.status(), () -> shot.told() + "\n" + said);
    assertEquals(List.of(), Shape.faults(shot, said), shot::told);
    return said;
  }
}
