package dev.kronus.house.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.house.attack.Http.Said;
import dev.kronus.house.attack.Http.Shot;
import dev.kronus.local.Json;
import dev.kronus.local.LocalCloud;
import dev.kronus.local.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The main job by its doors alone, as a newcomer walks it: HTTP in, texts out, a clock to move. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WalkTest {
  private static final String TONY = "+14165550101";
  private static final String BRUCE = "+14165550102";
  private static final String PEPPER = "+14165550103";
  private static LocalCloud cloud;
  private static Http http;
  private static String token;

  @BeforeAll
  static void open() {
    cloud = LocalCloud.start(Options.test(Town.ROOT.resolve("template.yaml")));
    http = new Http(cloud.url());
  }

  @AfterAll
  static void close() {
    http.close();
    cloud.close();
  }

  @Test
  @Order(1)
  void anAccountIsMadeAndSignedInTo() {
    Said well = http.send(Shot.of("GET", "/health"));
    assertEquals(200, well.status(), "from the first moment: " + well);
    Said created = http.send(Shot.of("POST", "/users").json(Town.newcomer("Tony", TONY)));
    assertEquals(201, created.status(), created.toString());
    assertEquals("/users/1", created.header("location").orElseThrow());
    Map<String, Object> credentials =
        Map.of("email", "tony@example.com", "password", Town.PASSWORD);
    Said said = http.send(Shot.of("POST", "/login").json(credentials));
    assertEquals(200, said.status(), said.toString());
    token = String.valueOf(said.data().get("token"));
  }

  @Test
  @Order(2)
  void withoutSomebodyToTellItStaysOff() {
    assertEquals(403, turnOn().status());
    contact("Bruce", BRUCE);
    contact("Pepper", PEPPER);
    Said on = turnOn();
    assertEquals(200, on.status(), on.toString());
    move("PT0S");
    assertEquals(1, texts(TONY).size(), "told that it is on");
  }

  @Test
  @Order(3)
  void aGoodAnswerEndsAProbeWell() {
    asked();
    assertTrue(said(TONY, "Y").contains("Glad"), "thanked");
    assertEquals("good", newest().get("status"));
    move("PT6H");
    assertEquals(1, texts(BRUCE).size(), "that he is a contact, and no more");
  }

  @Test
  @Order(4)
  void silenceIsHeard() {
    asked();
    move("PT31M");
    assertTrue(last(TONY).startsWith("You good?"), last(TONY));
    move("PT35M");
    assertEquals("unavailable", newest().get("status"));
    assertTrue(last(BRUCE).contains("missed a check-in"), last(BRUCE));
    assertTrue(last(PEPPER).contains("missed a check-in"), last(PEPPER));
    assertTrue(last(TONY).contains("off"), last(TONY));
    int told = texts(BRUCE).size();
    move("P2D");
    assertEquals(told + 2, texts(BRUCE).size(), "in three rounds, and then no more");
  }

  @Test
  @Order(5)
  void aBadAnswerIsPassedOnAtOnce() {
    assertEquals(200, turnOn().status());
    asked();
    assertTrue(said(TONY, "no").contains("Hang in there"));
    move("PT0S");
    assertEquals("bad", newest().get("status"));
    assertTrue(last(BRUCE).contains("not okay"), last(BRUCE));
  }

  @Test
  @Order(6)
  void anOutageOfTheProviderDelaysAndLosesNothing() {
    assertEquals(200, turnOn().status());
    asked();
    behave(BRUCE, "down");
    said(TONY, "help");
    move("PT5M");
    int before = texts(BRUCE).size();
    assertEquals("bad", newest().get("status"));
    behave(BRUCE, "delivers");
    move("PT1H");
    assertEquals(before + 3, texts(BRUCE).size(), "in three rounds");
    assertTrue(last(BRUCE).contains("called for help"), last(BRUCE));
  }

  @Test
  @Order(7)
  void aLostAnswerOfTheProvidersIsNoSecondText() {
    assertEquals(200, turnOn().status());
    move("PT0S");
    behave(TONY, "lost_answer");
    int before = texts(TONY).size();
    int requests = cloud.phones().get(TONY).requests();
    move("to", nextProbe());
    move("PT20M");
    assertEquals(1, cloud.phones().get(TONY).requests() - requests, "asked of the provider once");
    assertEquals(before + 1, texts(TONY).size());
    behave(TONY, "delivers");
    assertTrue(said(TONY, "Y").contains("Glad"));
  }

  @Test
  @Order(8)
  void everythingIsCountedAndNothingIsLeftOver() {
    Said stats = http.send(Shot.of("GET", "/probes/stats").as(token()));
    assertEquals(
        Map.of(
            "pending_probe_count", 0,
            "good_probe_count", 2,
            "bad_probe_count", 2,
            "cancelled_probe_count", 0,
            "unavailable_probe_count", 1),
        stats.data());
    assertEquals(List.of(), list("/jobs?status=dead"));
    assertEquals(List.of(), cloud.deadLetters());
    Said well = awake();
    assertEquals(200, well.status(), well.toString());
  }

  /** Right after a jump the sweeper may not have come round yet. */
  private static Said awake() {
    move("PT2M");
    return http.send(Shot.of("GET", "/health"));
  }

  /** A token lasts a day, and this walk takes weeks. */
  private static String token() {
    if (http.send(Shot.of("GET", "/users/1").as(token)).status() == 401) {
      Map<String, Object> credentials =
          Map.of("email", "tony@example.com", "password", Town.PASSWORD);
      Said said = http.send(Shot.of("POST", "/login").json(credentials));
      token = String.valueOf(said.data().get("token"));
    }
    return token;
  }

  private static void contact(String name, String phone) {
    Map<String, Object> fields = Town.person(name, phone);
    fields.put("is_emergency_contact", true);
    Said said = http.send(Shot.of("POST", "/users/1/contacts").as(token()).json(fields));
    assertEquals(201, said.status(), said.toString());
  }

  private static Said turnOn() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("active", true);
    fields.put("cron_expression", "0 18 * * *");
    fields.put("time_zone", "America/Toronto");
    fields.put("max_retries", 1);
    fields.put("wait_time_in_minutes", 30);
    return http.send(Shot.of("PUT", "/users/1/probe_settings").as(token()).json(fields));
  }

  private static void asked() {
    move("to", nextProbe());
    move("PT1M");
    assertTrue(last(TONY).startsWith("Hi Tony"), last(TONY));
    assertEquals("pending", newest().get("status"));
  }

  private static String nextProbe() {
    Said said = http.send(Shot.of("GET", "/users/1/probe_settings").as(token()));
    return String.valueOf(said.data().get("next_probe_at"));
  }

  private static void move(String duration) {
    move("advance", duration);
  }

  private static void move(String how, String far) {
    Said said = http.send(Shot.of("POST", "/_local/clock").json(Map.of(how, far)));
    assertEquals(200, said.status(), said.toString());
  }

  private static void behave(String phone, String behaviour) {
    Shot shot = Shot.of("PUT", "/_local/numbers/%2B" + phone.substring(1));
    assertEquals(200, http.send(shot.json(Map.of("behaviour", behaviour))).status());
  }

  private static String said(String from, String body) {
    Said said =
        http.send(Shot.of("POST", "/_local/messages").json(Map.of("from", from, "body", body)));
    assertEquals(200, said.status(), said.toString());
    return said.text();
  }

  private static List<String> texts(String phone) {
    Said said = http.send(Shot.of("GET", "/_local/messages?to=%2B" + phone.substring(1)));
    List<String> texts = new ArrayList<>();
    String wrapped = "{\"all\":" + said.text() + "}";
    List<?> all = (List<?>) Json.object(wrapped).orElseThrow().get("all");
    all.forEach(message -> texts.add(String.valueOf(Json.named(message).get("body"))));
    return texts;
  }

  private static String last(String phone) {
    return texts(phone).isEmpty() ? "nothing" : texts(phone).getLast();
  }

  private static Map<String, Object> newest() {
    return Json.named(list("/users/1/probes").getFirst());
  }

  private static List<?> list(String path) {
    return (List<?>) http.send(Shot.of("GET", path).as(token())).json().get("data");
  }
}
