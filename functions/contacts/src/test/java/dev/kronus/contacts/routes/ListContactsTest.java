package dev.kronus.contacts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.contacts.Village;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.kernel.ContactId;
import dev.kronus.kernel.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListContactsTest {
  private final Village village = new Village();
  private final ListContacts route = new ListContacts(village.contacts);

  @Test
  void listsTheNewestFirst() {
    add(3);
    Answer answer = list().to(route);
    assertEquals(200, answer.status());
    assertEquals(List.of(3, 2, 1), ids(answer));
    assertEquals(3, answer.paging().get("total"));
    assertEquals(null, answer.paging().get("next"));
  }

  @Test
  void walksAllPagesOnceEvenPastOneThatIsGone() {
    add(8);
    village.contacts.remove(Village.TONY, new ContactId(5));
    List<Object> seen = new ArrayList<>();
    Answer page = list().query("limit", "3").to(route);
    seen.addAll(ids(page));
    village.contacts.remove(Village.TONY, new ContactId(6));
    while (page.paging().get("next") != null) {
      String next = (String) page.paging().get("next");
      page = list().query("limit", "3").query("cursor", next).to(route);
      seen.addAll(ids(page));
    }
    assertEquals(List.of(8, 7, 6, 4, 3, 2, 1), seen);
    assertEquals(6, page.paging().get("total"));
  }

  @Test
  void showsNobodyElses() {
    add(2);
    village.contacts.add(Village.BRUCE, Village.person(1, true));
    Answer bruces = call(8).as(8, 2).to(route);
    assertEquals(1, bruces.rows().size());
    assertEquals(8, bruces.rows().getFirst().get("user_id"));
  }

  @Test
  void refusesEverybodyElseAdminsToo() {
    assertEquals(401, call(7).to(route).status());
    assertEquals(403, call(7).as(8, 2).to(route).status());
    assertEquals(403, call(7).as(8, 0).query("junk", "1").to(route).status());
  }

  @Test
  void knowsNoListOfAUserWhoIsGone() {
    assertEquals(404, call(99).as(99, 2).to(route).status());
  }

  @Test
  void refusesJunkInTheQuery() {
    add(2);
    for (String limit : List.of("0", "101", "x", "", "-5")) {
      assertEquals(400, list().query("limit", limit).to(route).status(), limit);
    }
    for (String place : List.of("x", "0", "01", "-1", "9999999999", "CONTACT#1")) {
      Answer answer = list().query("cursor", Cursor.encode(place)).to(route);
      assertEquals(400, answer.status(), place);
      assertEquals(List.of("cursor is not a cursor of this list."), answer.errors());
    }
    Answer both = list().query("limit", "0").query("cursor", "%").query("sort", "x").to(route);
    assertEquals(3, both.errors().size());
    assertEquals(List.of(), ids(list().query("cursor", Cursor.encode("1")).to(route)));
    assertEquals(200, list().query("cursor", Cursor.encode("999999999")).to(route).status());
  }

  private void add(int people) {
    for (int i = 1; i <= people; i++) {
      village.contacts.add(Village.TONY, Village.person(i, false));
    }
  }

  private static List<Object> ids(Answer answer) {
    return answer.rows().stream().map(row -> row.get("id")).toList();
  }

  private static GatewayCall list() {
    return call(7).as(7, 2);
  }

  private static GatewayCall call(long uid) {
    return GatewayCall.get("/users/{uid}/contacts").path("uid", uid);
  }
}
