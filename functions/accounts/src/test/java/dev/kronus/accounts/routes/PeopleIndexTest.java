package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.accounts.UserStatus;
import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** GET /user/emails, phones, id and list, each with and without a name. */
class PeopleIndexTest {
  private static final String MANAGER = "users manager";
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();
  private final User pepper =
      stack.named("pepper", Map.of("name", "Pepper Potts", "email", "pepper@example.com"));
  private final ListEmails emails = new ListEmails(stack.directory);
  private final ListPhones phones = new ListPhones(stack.directory);
  private final ListIdentities identities = new ListIdentities(stack.directory);
  private final ListProfiles profiles = new ListProfiles(stack.directory);

  @Test
  void showsManagersAddressesAndNumbersByName() {
    Answer all = ask("emails", 3, MANAGER, emails);
    assertEquals(
        Map.of(
            "pepper", "pepper@example.com",
            "bruce@example.com", "bruce@example.com",
            "tony@example.com", "tony@example.com"),
        all.data());
    assertEquals(3, all.paging().get("total"));
    Answer numbers = ask("phones", 3, MANAGER, phones);
    assertTrue(numbers.data().containsKey("pepper"));
    assertEquals("+14165550102", numbers.data().get("bruce@example.com"));
    assertEquals(
        Map.of("pepper", "pepper@example.com"), of("emails", "PEPPER", 3, MANAGER, emails).data());
    assertEquals(404, of("emails", "nobody", 3, MANAGER, emails).status());
  }

  @Test
  void keepsAddressesAndNumbersFromOthers() {
    for (String groups : List.of("users", "users mail", "")) {
      assertEquals(403, ask("emails", 3, groups, emails).status());
      assertEquals(403, ask("phones", 3, groups, phones).status());
      assertEquals(403, of("emails", "bruce@example.com", 3, groups, emails).status());
      assertEquals(403, of("phones", "nobody", 3, groups, phones).status());
    }
  }

  @Test
  void tellsMembersWhoTheOthersAreButNoAddress() {
    Answer all = ask("id", 3, "users", identities);
    assertEquals(List.of("pepper", "2", "1"), List.copyOf(all.data().keySet()));
    assertFalse(all.text().contains("@"));
    assertEquals("Pepper Potts", ((Map<?, ?>) all.data().get("pepper")).get("name"));
    assertEquals(404, of("id", "bruce@example.com", 3, "users", identities).status());
    assertEquals(404, of("id", "nobody@example.com", 3, "users", identities).status());
    assertEquals(200, of("id", "pepper@example.com", 3, "users", identities).status());
    assertEquals(200, of("id", "bruce@example.com", 3, MANAGER, identities).status());
    assertEquals(403, ask("id", 3, "", identities).status());
  }

  @Test
  void showsProfilesToAdminsAndToTheirOwners() {
    assertEquals(403, ask("list", 3, MANAGER, profiles).status());
    Answer all = ask("list", 3, "admin", profiles);
    assertEquals(3, all.rows().size());
    assertFalse(all.text().contains("argon2"));
    Answer own = of("list", "pepper", 3, "users", profiles);
    assertEquals(pepper.uid().value(), ((Number) own.data().get("id")).longValue());
    for (String name : List.of("tony@example.com", "nobody")) {
      assertEquals(403, of("list", name, 3, "users", profiles).status());
    }
    assertEquals(200, of("list", "tony@example.com", 3, "admin", profiles).status());
    assertEquals(404, of("list", "nobody", 3, "admin", profiles).status());
  }

  @Test
  void showsNobodyWhoIsDeleted() {
    stack.accounts.markDeleted(stack.actor(tony.uid()), bruce.uid());
    assertFalse(ask("emails", 3, MANAGER, emails).data().containsKey("bruce@example.com"));
    assertEquals(404, of("emails", "bruce@example.com", 3, MANAGER, emails).status());
  }

  @Test
  void showsWhoIsNotConfirmedToAdminsAlone() {
    stack.change(bruce, edit -> edit.status(UserStatus.PENDING, stack.clock.instant()));
    for (Object[] list :
        new Object[][] {{"emails", emails}, {"phones", phones}, {"id", identities}}) {
      String what = (String) list[0];
      RequestStreamHandler route = (RequestStreamHandler) list[1];
      Answer managers = ask(what, 3, MANAGER, route);
      assertEquals(2, managers.data().size(), managers::text);
      assertEquals(404, of(what, "bruce@example.com", 3, MANAGER, route).status());
      assertEquals(3, ask(what, 3, "admin", route).data().size());
      assertEquals(200, of(what, "bruce@example.com", 3, "admin", route).status());
    }
    assertEquals(2, ask("id", 3, "users", identities).data().size());
    assertEquals(403, of("list", "bruce@example.com", 3, MANAGER, profiles).status());
    assertEquals(3, ask("list", 3, "admin", profiles).rows().size());
  }

  @Test
  void goesOnWhereItStopped() {
    Answer first = query("limit", "2");
    assertEquals(2, first.data().size());
    Answer second = query("cursor", (String) first.paging().get("next"));
    assertEquals(List.of("tony@example.com"), List.copyOf(second.data().keySet()));
    for (String wrong : List.of("page", "search", "limit")) {
      assertEquals(400, query(wrong, "x").status(), wrong);
    }
    assertEquals(401, GatewayCall.get("/user/emails").to(emails).status());
  }

  private Answer query(String name, String value) {
    return GatewayCall.get("/user/emails").query(name, value).as(3, 2, MANAGER, "").to(emails);
  }

  private static Answer ask(String what, long uid, String groups, RequestStreamHandler route) {
    return GatewayCall.get("/user/" + what).as(uid, 2, groups, "").to(route);
  }

  private static Answer of(
      String what, String name, long uid, String groups, RequestStreamHandler route) {
    return GatewayCall.get("/user/" + what + "/{username}")
        .path("username", name)
        .as(uid, 2, groups, "")
        .to(route);
  }
}
