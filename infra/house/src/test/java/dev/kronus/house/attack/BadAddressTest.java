package dev.kronus.house.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.house.attack.Http.Said;
import dev.kronus.house.attack.Http.Shot;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad ids, queries, paths and methods, with the one answer that belongs to each. */
class BadAddressTest {
  private static Town town;
  private static Town.Resident admin;
  private static Town.Resident tony;
  private Items before;

  @BeforeAll
  static void open() {
    town = Town.open();
    admin = town.founder();
    tony = town.resident(admin, "Tony", "+14165550101");
    town.trusts(tony, "Bruce", "+14165550103");
    town.settle();
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @BeforeEach
  void look() {
    before = Items.read(town);
  }

  @AfterEach
  void nothingChanged() {
    assertEquals(before, Items.read(town));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0", "-1", "01", "+1", "1.0", "1e0", "9007199254740993", "99999999999999999999", "abc",
            "%00",
        "%E2%80%AE1", "1%20", "%31%2F..", "..%2F1", "%2e%2e", "1;x=1", "NaN", "0x1", "%D9%A1",
            "null",
        "%ff"
      })
  void anIdThatIsNoneNamesNothing(String id) {
    refused(404, "missing", contact("GET", id));
    refused(404, "missing", contact("DELETE", id));
    refused(404, "missing", Shot.of("GET", "/users/" + id).as(tony.token()));
    refused(404, "missing", Shot.of("GET", tony.path() + "/probes/" + id).as(tony.token()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=101",
        "limit=-1",
        "limit=1.5",
        "limit=ten",
        "limit=",
        "limit",
        "limit=1&limit=2",
        "limit=1&limit=1",
        "limit=99999999999999999999",
        "cursor=",
        "cursor=x",
        "cursor=%00",
        "page=-1",
        "cursor=Li4vLi4",
        "cursor=%F0%9F%98%80",
        "Limit=5",
        "limit=%D9%A1",
        "status=good&status=bad",
        "limit[]=1",
        "=1",
        "cursor=AA%3D%3D"
      })
  void aListsQueryIsRead(String query) {
    refused(400, "invalid", Shot.of("GET", "/users?" + query).as(admin.token()));
    refused(400, "invalid", Shot.of("GET", tony.path() + "/contacts?" + query).as(tony.token()));
    refused(400, "invalid", Shot.of("GET", tony.path() + "/probes?" + query).as(tony.token()));
    refused(400, "invalid", Shot.of("GET", "/probes?" + query).as(admin.token()));
    refused(400, "invalid", Shot.of("GET", "/jobs?" + query).as(admin.token()));
  }

  @Test
  void aQueryWhereNoneIsReadIsRefused() {
    refused(400, "invalid", Shot.of("GET", tony.path() + "?debug=1").as(tony.token()));
    refused(
        400, "invalid", Shot.of("DELETE", tony.path() + "/contacts/1?force=1").as(tony.token()));
    refused(400, "invalid", Shot.of("GET", "/health?x=1"));
    refused(400, "invalid", Shot.of("GET", "/jwks?x=1"));
    refused(400, "invalid", Shot.of("POST", "/login?x=1").json("{\"email\":\"a@b.co\"}"));
  }

  @Test
  void anUnknownPathOrMethodIsMissing() {
    for (String method : List.of("PATCH", "TRACE", "PURGE", "LINK", "DELETE")) {
      refused(404, "missing", Shot.of(method, "/login"));
      refused(404, "missing", Shot.of(method, "/users").as(admin.token()));
    }
    for (String path : List.of("/user", "/users/", "/users/2/", "/USERS", "/users/2/contact")) {
      refused(404, "missing", Shot.of("GET", path).as(tony.token()));
    }
  }

  private static Shot contact(String method, String id) {
    return Shot.of(method, tony.path() + "/contacts/" + id).as(tony.token());
  }

  private static void refused(int status, String code, Shot shot) {
    Said said = town.send(shot);
    assertEquals(status, said.status(), () -> shot.told() + "\n" + said);
    assertEquals(List.of(), Shape.faults(shot, said), () -> shot.told() + "\n" + said);
    assertEquals(code, said.code(), shot::told);
  }
}
