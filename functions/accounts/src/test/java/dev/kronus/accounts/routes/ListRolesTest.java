package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kronus.accounts.NewRole;
import dev.kronus.accounts.TestStack;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListRolesTest {
  private final TestStack stack = new TestStack();
  private final ListRoles list = new ListRoles(stack.roles);

  @Test
  void showsTheBuiltInOnesFromTheBeginning() {
    Answer answer = ask();
    assertEquals(200, answer.status());
    assertEquals(List.of(0, 1, 2), numbers(answer));
    assertEquals(List.of("owner", "admin", "basic"), all(answer, "name"));
    assertEquals(List.of(true, true, false), all(answer, "is_admin"));
    assertEquals(List.of(true, true, true), all(answer, "built_in"));
    assertEquals(3, answer.paging().get("total"));
    assertNull(answer.paging().get("next"));
  }

  @Test
  void goesOnWhereItStopped() {
    for (int number : new int[] {100, 7, 30}) {
      stack.roles.create(new NewRole(number, "role " + number, ""));
    }
    Answer first = page("4", "");
    assertEquals(List.of(0, 1, 2, 7), numbers(first));
    assertEquals(6, first.paging().get("total"));
    Answer second = page("4", (String) first.paging().get("next"));
    assertEquals(List.of(30, 100), numbers(second));
    assertNull(second.paging().get("next"));
  }

  @Test
  void isForWhoeverIsSignedIn() {
    assertEquals(401, GatewayCall.get("/roles").to(list).status());
    assertEquals(200, GatewayCall.get("/roles").as(2, 2).to(list).status());
    assertEquals(200, GatewayCall.get("/roles").as(2, 900).to(list).status());
  }

  @Test
  void refusesAWrongQuery() {
    for (String limit : List.of("0", "101", "x")) {
      assertEquals(400, page(limit, "").status(), limit);
    }
    // What decodes, and is no place of this list.
    assertEquals(400, page("1", "bm9ib2R5").status());
    assertEquals(400, GatewayCall.get("/roles").query("all", "1").as(1, 0).to(list).status());
  }

  private Answer ask() {
    return GatewayCall.get("/roles").as(2, 2).to(list);
  }

  private Answer page(String limit, String cursor) {
    GatewayCall call = GatewayCall.get("/roles").query("limit", limit).as(2, 2);
    return (cursor.isEmpty() ? call : call.query("cursor", cursor)).to(list);
  }

  private static List<Object> numbers(Answer answer) {
    return all(answer, "role");
  }

  private static List<Object> all(Answer answer, String field) {
    return answer.rows().stream().map(row -> row.get(field)).toList();
  }
}
