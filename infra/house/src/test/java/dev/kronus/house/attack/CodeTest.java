package dev.kronus.house.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.house.attack.Http.Said;
import dev.kronus.house.attack.Http.Shot;
import dev.kronus.local.Json;
import dev.kronus.local.aws.Mails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One-time codes and registration as the documents describe them, at their paths, by mail and SMS.
 */
class CodeTest {
  private static final Pattern CODE = Pattern.compile("\\b[2-9B-DF-HJ-NP-TV-Z]{8}\\b");
  private static Town town;
  private static Town.Resident admin;

  @BeforeAll
  static void open() {
    town = Town.open();
    admin = town.founder();
  }

  @AfterAll
  static void close() {
    town.close();
  }

  /** Everything here comes from one place, and places are limited by the hour. */
  @BeforeEach
  void anHourLater() {
    town.pass("PT61M");
    admin = new Town.Resident(admin.uid(), admin.name(), admin.phone(), town.login(admin.name()));
  }

  @Test
  void aCodeByTextSignsInOnce() {
    Town.Resident tony = town.resident(admin, "Tony", "+14165550101");
    assertEquals(202, wish(tony.email()).status());
    town.settle();
    String code = code(town.texts(tony.phone()).getLast().body());
    Said said = bring(tony.email(), code);
    assertEquals(200, said.status(), said.toString());
    String token = String.valueOf(said.data().get("token"));
    assertEquals(200, town.send(Shot.of("GET", tony.path()).as(token)).status());
    assertEquals(401, bring(tony.email(), code).status());
    assertFalse(stored().contains(code), "the code is kept nowhere once it was sent");
  }

  @Test
  void aCodeByMailIsGoodForTenMinutes() {
    Town.Resident pepper = town.resident(admin, "Pepper", "+14165550102");
    assertEquals(202, wish(pepper.email() + "/bymail").status());
    town.settle();
    String early = code(mails(pepper.email()).getFirst().text());
    town.pass("PT11M");
    assertEquals(401, bring(pepper.email(), early).status());
    assertEquals(202, wish(pepper.email() + "/bymail").status());
    town.settle();
    List<Mails.Mail> mails = mails(pepper.email());
    assertEquals(2, mails.size());
    assertEquals("Your Kronus code", mails.getFirst().subject());
    assertEquals("Kronus <kronus@kronus.example>", mails.getFirst().from());
    assertEquals(200, bring(pepper.email(), code(mails.getFirst().text())).status());
  }

  @Test
  void nobodyLearnsWhoHasAnAccount() {
    Town.Resident happy = town.resident(admin, "Happy", "+14165550103");
    List<Said> answers = new ArrayList<>();
    for (String name : List.of(happy.email(), "nobody@example.com", "nobody.at-all")) {
      answers.add(wish(name));
      answers.add(wish(name + "/bymail"));
    }
    answers.forEach(said -> assertAlike(answers.getFirst(), said));
    Said wrong = bring(happy.email(), "BCDF2345");
    Said nobody = bring("nobody@example.com", "BCDF2345");
    assertEquals(401, wrong.status());
    assertAlike(wrong, nobody);
    Said fresh = register("unheard-of@example.com", "some-password", Optional.empty());
    assertAlike(fresh, register(happy.email(), "some-password", Optional.empty()));
    assertAlike(fresh, register("unheard-of@example.com", "some-password", Optional.empty()));
    town.settle();
    assertEquals("You have a Kronus account", mails(happy.email()).getFirst().subject());
  }

  @Test
  void somebodyRegistersConfirmsAndIsThere() {
    String email = "peter@example.com";
    assertEquals(202, register(email, "with-great-power", Optional.of("+14165550177")).status());
    assertEquals(401, login(email, "with-great-power").status(), "not before the code came back");
    town.settle();
    Said confirmed = bring(email, code(shownMail(email)));
    assertEquals(200, confirmed.status(), confirmed.toString());
    Said login = login(email, "with-great-power");
    assertEquals(200, login.status(), login.toString());
    String token = String.valueOf(login.data().get("token"));
    Map<String, Object> user = newest();
    assertEquals("active", user.get("status"));
    assertEquals(null, user.get("phone_number"));
    assertEquals(202, wish(email).status());
    town.settle();
    String code = code(town.texts("+14165550177").getLast().body());
    assertEquals(401, bring(email, code).status(), "a new number is confirmed by its user alone");
    Shot own = Shot.of("POST", "/user/code/" + email + "/" + code).as(token);
    assertEquals(200, town.send(own).status());
    assertEquals("+14165550177", newest().get("phone_number"));
  }

  @Test
  void whoDoesNotConfirmIsForgottenAfterAWeek() {
    String email = "loki@example.com";
    assertEquals(202, register(email, "first-password", Optional.empty()).status());
    town.settle();
    town.pass("P6D");
    assertTrue(stored().contains("EMAIL#" + email));
    assertEquals(401, login(email, "first-password").status());
    town.pass("P1DT5M");
    assertEquals(401, login(email, "first-password").status());
    assertFalse(stored().contains("EMAIL#" + email));
    assertEquals(202, register(email, "second-password", Optional.empty()).status());
    town.settle();
    assertEquals(200, bring(email, code(shownMail(email))).status());
    assertEquals(200, login(email, "second-password").status());
  }

  @Test
  void ofFiftyRegistrationsWithOneAddressOneAccountIsMade() throws Exception {
    String email = "crowd@example.com";
    try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        all.add(threads.submit(() -> register(email, "some-password", Optional.empty()).status()));
      }
      for (Future<Integer> one : all) {
        assertTrue(List.of(202, 429, 503).contains(one.get()), one.get().toString());
      }
    }
    town.settle();
    long accounts =
        Items.read(town).all().values().stream()
            .filter(item -> Items.text(item, "sk").equals("PROFILE"))
            .filter(item -> Items.text(item, "email").equals(email))
            .count();
    assertEquals(1, accounts);
    assertTrue(mails(email).size() <= 3 && !mails(email).isEmpty(), "three mails an hour");
    assertNotEquals(200, login(email, "some-password").status());
  }

  @Test
  void aMailThatCouldNotBeSentComesLater() {
    Town.Resident rhodey = town.resident(admin, "Rhodey", "+14165550104");
    town.cloud.aws().mails().behave(rhodey.email(), Mails.Behaviour.DOWN);
    assertEquals(202, wish(rhodey.email() + "/bymail").status());
    town.settle();
    assertEquals(List.of(), mails(rhodey.email()));
    town.cloud.aws().mails().behave(rhodey.email(), Mails.Behaviour.DELIVERS);
    town.pass("PT5M");
    assertEquals(200, bring(rhodey.email(), code(shownMail(rhodey.email()))).status());
  }

  private static Said wish(String what) {
    return town.send(Shot.of("GET", "/user/code/" + what));
  }

  private static Said bring(String username, String code) {
    return town.send(Shot.of("POST", "/user/code/" + username + "/" + code));
  }

  private static Said register(String email, String password, Optional<String> phone) {
    Map<String, Object> body = Town.person("Peter", phone.orElse(""));
    body.put("email", email);
    body.put("password", password);
    if (phone.isEmpty()) {
      body.remove("phone_number");
    }
    return town.send(Shot.of("POST", "/api/register").json(body));
  }

  private static Said login(String email, String password) {
    return town.send(Shot.of("POST", "/login").json(Map.of("email", email, "password", password)));
  }

  private static List<Mails.Mail> mails(String to) {
    return town.cloud.aws().mails().newest(Optional.of(to));
  }

  /** The newest mail, as the embedded cloud shows it. */
  private static String shownMail(String to) {
    String list = town.send(Shot.of("GET", "/_local/mail?to=" + to)).text();
    return String.valueOf(Json.object("{\"list\":" + list + "}").orElseThrow().get("list"));
  }

  private static String code(String text) {
    Matcher code = CODE.matcher(text);
    assertTrue(code.find(), text);
    return code.group();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> newest() {
    Said said = town.send(Shot.of("GET", "/users?limit=1").as(admin.token()));
    return ((List<Map<String, Object>>) said.json().get("data")).getFirst();
  }

  private static String stored() {
    return Json.write(Items.read(town).all());
  }

  private static void assertAlike(Said one, Said other) {
    assertEquals(one.status(), other.status());
    String id = "\"request_id\":\"[^\"]*\"";
    assertEquals(one.text().replaceAll(id, ""), other.text().replaceAll(id, ""));
    assertEquals(one.headers().keySet(), other.headers().keySet());
    assertEquals(one.header("content-length"), other.header("content-length"));
  }
}
