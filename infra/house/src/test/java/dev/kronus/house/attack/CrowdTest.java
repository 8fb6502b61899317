package dev.kronus.house.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.house.attack.Http.Said;
import dev.kronus.house.attack.Http.Shot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Many at once, through the whole and on DynamoDB's own engine. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrowdTest {
  private static Town town;
  private static Town.Resident admin;

  @BeforeAll
  static void open() {
    town = Town.open();
    // Fifty cold password hashes at once would measure the machine: one is warmed up here.
    Map<String, Object> nobody = Map.of("email", "nobody@example.com", "password", "guess");
    for (int i = 0; i < 3; i++) {
      assertEquals(401, town.send(Shot.of("POST", "/login").json(nobody)).status());
    }
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @Test
  @Order(1)
  void fiftyFirstUsersAtOnceMakeOneAdmin() {
    List<Said> said =
        Crowd.of(
            50,
            i -> {
              Map<String, Object> someone =
                  Town.newcomer("First" + i, "+1416555%04d".formatted(100 + i));
              return town.send(Shot.of("POST", "/users").json(someone));
            });
    assertEquals(1, Crowd.count(said, 201), said::toString);
    assertEquals(49, Crowd.count(said, 401) + Crowd.count(said, 409), said::toString);
    Items items = Items.read(town);
    assertEquals(1, items.all().keySet().stream().filter(k -> k.endsWith(" PROFILE")).count());
    assertEquals("1", Items.text(items.find("ADMINS", "ADMINS").orElseThrow(), "count"));
    Said winner = said.stream().filter(s -> s.status() == 201).findFirst().orElseThrow();
    assertEquals(0, winner.data().get("role"));
    String name = String.valueOf(winner.data().get("first_name"));
    String phone = String.valueOf(winner.data().get("phone_number"));
    admin = new Town.Resident(1, name, phone, town.login(name));
  }

  @Test
  @Order(2)
  void twoContactsWithOneNumberAtOnceMakeOne() {
    Town.Resident tony = town.resident(admin, "Tony", "+14165550201");
    for (int round = 0; round < 5; round++) {
      String phone = "+1416555%04d".formatted(300 + round);
      List<Said> said =
          Crowd.of(
              4,
              i -> {
                Map<String, Object> someone = Town.person("Friend" + i, phone);
                someone.put("email", "friend" + phone.substring(1) + i + "@example.com");
                Shot shot = Shot.of("POST", tony.path() + "/contacts").as(tony.token());
                return town.send(shot.json(someone));
              });
      assertEquals(1, Crowd.count(said, 201), said::toString);
      assertEquals(3, Crowd.count(said, 409), said::toString);
    }
    Said list = town.send(Shot.of("GET", tony.path() + "/contacts").as(tony.token()));
    assertEquals(5, ((List<?>) list.json().get("data")).size());
  }

  @Test
  @Order(3)
  void thereAreNeverMoreThanTwentyContacts() {
    Town.Resident many = town.resident(admin, "Many", "+14165550202");
    for (int i = 0; i < 18; i++) {
      town.trusts(many, "Old" + i, "+1416555%04d".formatted(400 + i));
    }
    List<Said> said =
        Crowd.of(
            8,
            i -> {
              Map<String, Object> one = Town.person("New" + i, "+1416555%04d".formatted(500 + i));
              Shot shot = Shot.of("POST", many.path() + "/contacts").as(many.token());
              return town.send(shot.json(one));
            });
    assertEquals(Crowd.count(said, 201) + Crowd.count(said, 409), said.size(), said::toString);
    assertTrue(Crowd.count(said, 201) <= 2 && Crowd.count(said, 201) >= 1, said::toString);
    int there = Items.read(town).keys("USER#" + many.uid() + " CONTACT#").size();
    assertEquals(18 + Crowd.count(said, 201), there);
  }

  @Test
  @Order(4)
  void manyChangesOfSettingsAtOnceLeaveOneOfThemWhole() {
    Town.Resident busy = town.resident(admin, "Busy", "+14165550203");
    List<Said> said =
        Crowd.of(
            20,
            i -> {
              Map<String, Object> change = new LinkedHashMap<>();
              change.put("wait_time_in_minutes", 10 + i);
              change.put("emergency_note", "note " + (10 + i));
              change.put("max_retries", i % 7);
              return town.settings(busy, change);
            });
    long changed = Crowd.count(said, 200);
    assertEquals(20, changed + Crowd.count(said, 409), said::toString);
    assertTrue(changed >= 1);
    Map<String, Object> item =
        Items.read(town).find("USER#" + busy.uid(), "SETTINGS").orElseThrow();
    int wait = Integer.parseInt(Items.text(item, "wait_time_in_minutes"));
    assertEquals("note " + wait, Items.text(item, "emergency_note"));
    assertEquals((wait - 10) % 7, Integer.parseInt(Items.text(item, "max_retries")));
    assertEquals(1 + changed, Long.parseLong(Items.text(item, "revision")));
  }

  @Test
  @Order(5)
  void oneEmailIsOneUsersHoweverManyTry() {
    List<Said> said =
        Crowd.of(
            50,
            i -> {
              Map<String, Object> twin = Town.newcomer("Twin", "+1416555%04d".formatted(600 + i));
              Map<String, Object> named = new LinkedHashMap<>();
              named.put("username", "twin" + i);
              named.put("password", Town.PASSWORD);
              named.put("email", twin.get("email"));
              boolean odd = i % 2 == 1;
              Shot shot = Shot.of("POST", odd ? "/user" : "/users").as(admin.token());
              return town.send(shot.json(odd ? named : twin));
            });
    assertEquals(1, Crowd.count(said, 201), said::toString);
    assertEquals(49, Crowd.count(said, 409), said::toString);
    Items items = Items.read(town);
    assertEquals(1, items.keys("EMAIL#twin@example.com").size());
    String uid =
        Items.text(
            items.find("EMAIL#twin@example.com", "EMAIL#twin@example.com").orElseThrow(), "uid");
    List<String> words = items.keys("FIND#").stream().filter(key -> key.contains(" twin")).toList();
    assertTrue(words.stream().allMatch(key -> key.endsWith("#" + uid)), words::toString);
  }

  @Test
  @Order(6)
  void twoAdminsDeletingEachOtherLeaveOne() {
    Town.Resident one = admin;
    for (int round = 0; round < 10; round++) {
      Town.Resident a = one;
      Town.Resident b = town.equal(a, "Deputy" + round, "+1416555%04d".formatted(700 + round));
      List<Said> said =
          Crowd.of(
              2,
              i ->
                  town.send(
                      Shot.of("DELETE", (i == 0 ? b : a).path()).as((i == 0 ? a : b).token())));
      assertEquals(1, Crowd.count(said, 200), said::toString);
      assertEquals(
          1, said.stream().filter(s -> List.of(401, 403, 409).contains(s.status())).count());
      town.settle();
      one = said.get(0).status() == 200 ? a : b;
      Items items = Items.read(town);
      assertEquals("1", Items.text(items.find("ADMINS", "ADMINS").orElseThrow(), "count"));
      assertTrue(items.find("USER#" + one.uid(), "PROFILE").isPresent());
      one = round % 2 == 0 && one.equals(b) ? b : one;
    }
    admin = one;
  }

  @Test
  @Order(6)
  void twoAdminsDemotingEachOtherLeaveOne() {
    Town.Resident one = admin;
    for (int round = 0; round < 5; round++) {
      Town.Resident a = one;
      Town.Resident b = town.equal(a, "Rival" + round, "+1416555%04d".formatted(800 + round));
      List<Said> said =
          Crowd.of(
              2,
              i -> {
                String path = "/user/" + (i == 0 ? b : a).uid();
                Shot shot = Shot.of("PUT", path).as((i == 0 ? a : b).token());
                return town.send(shot.json(Map.of("role", 2)));
              });
      assertEquals(1, Crowd.count(said, 200), said::toString);
      town.settle();
      Map<String, Object> admins = Items.read(town).find("ADMINS", "ADMINS").orElseThrow();
      assertEquals("1", Items.text(admins, "count"));
      one = said.get(0).status() == 200 ? a : b;
    }
    admin = one;
  }

  @Test
  @Order(7)
  void wrongPasswordsAtOnceAreCountedExactly() {
    Map<String, Object> wrong = Map.of("email", admin.email(), "password", "not the password");
    List<Said> said = Crowd.of(30, i -> town.send(Shot.of("POST", "/login").json(wrong)));
    assertEquals(5, Crowd.count(said, 401), said::toString);
    assertEquals(25, Crowd.count(said, 429), said::toString);
    assertTrue(
        said.stream()
            .filter(s -> s.status() == 429)
            .allMatch(s -> s.header("retry-after").isPresent()));
  }

  @Test
  @Order(8)
  void anAddressTriesTwentyTimesWhateverTheNames() {
    town.pass("PT16M");
    List<Said> said =
        Crowd.of(
            40,
            i -> {
              String email = "nobody" + i + "@example.com";
              Map<String, Object> wrong = Map.of("email", email, "password", "guess");
              return town.send(Shot.of("POST", "/login").json(wrong));
            });
    assertEquals(20, Crowd.count(said, 401), said::toString);
    assertEquals(20, Crowd.count(said, 429), said::toString);
  }
}
