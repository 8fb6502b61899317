package dev.kronus.house.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.Contract;
import dev.kronus.house.OpenRoutes;
import dev.kronus.house.attack.Http.Said;
import dev.kronus.house.attack.Http.Shot;
import dev.kronus.local.template.RouteSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who gets in, for every route of the template: one that is added later is tested with it. */
class OwnershipTest {
  /**
   * For everybody who is signed in: what everybody may see, and what shows everybody their own.
   * Everything else that names no user is for admins.
   */
  private static final Set<String> SIGNED_IN =
      Set.of(
          "GET /roles",
          "GET /role/{no}",
          "GET /api-keys",
          "POST /api-keys",
          "POST /api-key",
          "GET /api-key/{id}",
          "POST /api-key/{id}",
          "PUT /api-key/{id}",
          "DELETE /api-key/{id}",
          "POST /api-key/gen/{id}",
          "GET /user/id",
          "GET /user/id/{username}",
          "POST /user/change",
          "POST /user/change/{username}",
          "GET /user/groups",
          "POST /api/logout");

  /** For members of some group, and admins, who may whatever any group may. */
  private static final Map<String, Set<String>> FOR_GROUPS =
      Map.of(
          "GET /user/emails", Set.of("groups", "admin"),
          "GET /user/emails/{username}", Set.of("groups", "admin"),
          "GET /user/phones", Set.of("groups", "admin"),
          "GET /user/phones/{username}", Set.of("groups", "admin"),
          "GET /user/list", Set.of("groups", "admin"),
          "GET /user/list/{username}", Set.of("self", "groups", "admin"),
          "POST /user/groups", Set.of("groups", "admin"));

  /** What an admin may see or do of somebody else's. */
  private static final Set<String> FOR_ADMINS_TOO =
      Set.of(
          "GET /users/{uid}",
          "DELETE /users/{uid}",
          "GET /user/{uid}",
          "PUT /user/{uid}",
          "DELETE /user/{uid}",
          "GET /api/users/{uid}",
          "PUT /user/{uid}/logout",
          "GET /users/{uid}/audit",
          "GET /users/{uid}/probe_settings",
          "GET /users/{uid}/probes",
          "GET /users/{uid}/probes/{id}");

  private static Town town;
  private static Town.Resident admin;
  private static Town.Resident tony;
  private static Town.Resident mallory;

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
  void anothersRouteIsForbiddenWhateverIsSent() {
    Items before = Items.read(town);
    for (RouteSpec route : personal()) {
      for (String body : List.of("", "{\"first_name\":\"Eve\"}", "{", "[]")) {
        Shot shot = shot(route, tony.uid()).as(mallory.token()).json(body);
        expect(403, "forbidden", shot);
      }
      expect(403, "forbidden", shot(route, tony.uid()).as(mallory.token()).header("X-Uid", "2"));
    }
    assertEquals(before, Items.read(town));
  }

  @Test
  void itIsForbiddenBeforeAnythingIsReadSoNobodyLearnsWhoExists() {
    for (RouteSpec route : personal()) {
      expect(403, "forbidden", shot(route, 424_242).as(mallory.token()));
    }
  }

  @Test
  void anAdminSeesOfOthersOnlyWhatIsListed() {
    for (RouteSpec route : personal()) {
      if (!FOR_ADMINS_TOO.contains(name(route))) {
        expect(403, "forbidden", shot(route, tony.uid()).as(admin.token()));
      }
    }
    Set<String> names =
        new java.util.HashSet<>(personal().stream().map(OwnershipTest::name).toList());
    assertTrue(names.containsAll(FOR_ADMINS_TOO), "the list names no route that is gone");
  }

  @Test
  void whatNamesNoUserIsForAdmins() {
    List<RouteSpec> others = new ArrayList<>(town.routes());
    others.removeIf(
        route -> route.path().contains("{uid}") || OpenRoutes.ALL.contains(name(route)));
    others.removeIf(route -> SIGNED_IN.contains(name(route)));
    assertTrue(others.size() >= 4, others.toString());
    for (RouteSpec route : others) {
      expect(403, "forbidden", shot(route, 0).as(tony.token()));
      letsIn(route, admin);
    }
  }

  @Test
  void whatIsForEverybodyLetsEverybodyIn() {
    List<RouteSpec> theirs =
        town.routes().stream().filter(route -> SIGNED_IN.contains(name(route))).toList();
    assertEquals(SIGNED_IN.size(), theirs.size(), "the list names no route that is gone");
    // Not one of those whom the other tests need: one of the routes signs them out.
    Town.Resident guest = town.resident(admin, "Guest", "+14165550105");
    theirs.forEach(route -> letsIn(route, guest));
  }

  /** A route that wants more than a name in its path says so, but not that they may not. */
  private static void letsIn(RouteSpec route, Town.Resident who) {
    int status = town.send(shot(route, 0).as(who.token())).status();
    boolean bare = route.method().equals("GET") && !route.path().contains("{");
    assertTrue(bare ? status == 200 : !Set.of(401, 403).contains(status), name(route) + status);
    assertTrue(status < 500, name(route));
  }

  @Test
  void withoutAGoodTokenNobodyGetsIn() {
    List<String> bad = Tokens.bad(tony.token());
    for (RouteSpec route : closed()) {
      Shot shot = shot(route, tony.uid());
      expect(401, "unauthenticated", shot);
      for (String token : bad) {
        expect(401, "unauthenticated", shot.header("Authorization", token));
      }
    }
  }

  @Test
  void twoTokensAreNone() {
    for (RouteSpec route : closed()) {
      Shot shot = shot(route, tony.uid());
      expect(401, "unauthenticated", shot.as(tony.token()).as("an.other.token"));
      expect(401, "unauthenticated", shot.as("an.other.token").as(tony.token()));
      expect(401, "unauthenticated", shot.as(tony.token()).as(mallory.token()));
    }
  }

  @Test
  void usersAreAddedByAdmins() {
    Map<String, Object> eve = Town.newcomer("Eve", "+14165550109");
    Shot shot = Shot.of("POST", "/users");
    expect(401, "unauthenticated", shot.json(eve));
    expect(403, "forbidden", shot.as(mallory.token()).json(eve));
    for (String token : Tokens.bad(admin.token())) {
      expect(401, "unauthenticated", shot.header("Authorization", token).json(eve));
    }
  }

  @Test
  void aTokenEndsWithItsTimeAndWithItsUser() {
    Town.Resident gone = town.resident(admin, "Gone", "+14165550104");
    assertEquals(200, town.send(Shot.of("GET", gone.path()).as(gone.token())).status());
    assertEquals(200, town.send(Shot.of("DELETE", gone.path()).as(gone.token())).status());
    town.pass("PT61S");
    expect(401, "unauthenticated", Shot.of("GET", gone.path()).as(gone.token()));
  }

  @Test
  void theDocumentSaysTheSame() {
    for (RouteSpec route : closed()) {
      Contract.held()
          .operation(route.method(), route.path())
          .ifPresent(entry -> assertEquals(who(route), entry.who(), name(route)));
    }
  }

  private static Set<String> who(RouteSpec route) {
    if (SIGNED_IN.contains(name(route))) {
      return Set.of("signed in");
    }
    if (!route.path().contains("{uid}")) {
      return FOR_GROUPS.getOrDefault(name(route), Set.of("admin"));
    }
    return FOR_ADMINS_TOO.contains(name(route)) ? Set.of("self", "admin") : Set.of("self");
  }

  private static List<RouteSpec> personal() {
    List<RouteSpec> personal =
        town.routes().stream().filter(route -> route.path().contains("{uid}")).toList();
    assertTrue(personal.size() >= 13, personal.toString());
    return personal;
  }

  private static List<RouteSpec> closed() {
    return town.routes().stream().filter(route -> !OpenRoutes.ALL.contains(name(route))).toList();
  }

  private static Shot shot(RouteSpec route, long uid) {
    String path = route.path().replace("{uid}", "" + uid).replaceAll("\\{[a-z_]+}", "1");
    return Shot.of(route.method(), path);
  }

  private static String name(RouteSpec route) {
    return route.method() + " " + route.path();
  }

  private static void expect(int status, String code, Shot shot) {
    Said said = town.send(shot);
    assertEquals(status, said.status(), () -> shot.told() + "\n" + said);
    assertEquals(code, said.code(), shot::told);
    assertEquals(List.of(), Shape.faults(shot, said), shot::told);
  }
}
