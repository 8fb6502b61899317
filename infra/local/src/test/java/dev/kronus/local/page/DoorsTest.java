package dev.kronus.local.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.local.LocalCloud;
import dev.kronus.local.Toy;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorsTest {
  private static LocalCloud cloud;

  @BeforeAll
  static void start() {
    cloud = LocalCloud.start(Toy.options());
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void textsAsAPhoneAndListsWhatWasSaid() {
    HttpResponse<String> twiml =
        call("POST", "messages", "{\"from\":\"+14165550001\",\"body\":\"hello\"}");
    assertEquals(200, twiml.statusCode());
    assertEquals("<Response><Message>heard &amp; thanks</Message></Response>", twiml.body());

    String list = call("GET", "messages", "").body();
    assertTrue(list.indexOf("\"body\":\"hello\"") < list.indexOf("\"body\":\"heard & thanks\""));
    String to = call("GET", "messages?to=%2B14165550001", "").body();
    assertFalse(to.contains("\"body\":\"hello\""));
    assertTrue(
        to.matches(
            "\\[\\{\"sid\":\"SM[0-9a-f]{32}\",\"from\":\"\\+15005550006\",\"to\":\"\\+14165550001\",\"body\":\"heard"
                + " & thanks\",\"status\":\"delivered\",\"segments\":1,"
                + "\"created_at\":\"[0-9T:-]{19}\\.[0-9]{3}Z\"}]"),
        to);
    assertEquals(to, call("GET", "messages?to=+14165550001", "").body());
  }

  @Test
  void losesWebhooksButKeepsWhatWasTexted() {
    assertEquals(400, call("PUT", "webhooks", "{\"behaviour\":\"gone\"}").statusCode());
    call("PUT", "webhooks", "{\"behaviour\":\"lost\"}");
    assertEquals("{\"behaviour\":\"lost\"}", call("GET", "webhooks", "").body());
    HttpResponse<String> nothing =
        call("POST", "messages", "{\"from\":\"+14165550009\",\"body\":\"into the void\"}");
    assertEquals(202, nothing.statusCode());
    call("PUT", "webhooks", "{\"behaviour\":\"delivers\"}");
    assertEquals("{\"behaviour\":\"delivers\"}", call("GET", "webhooks", "").body());
    assertTrue(call("GET", "messages", "").body().contains("into the void"));
    assertEquals("[]", call("GET", "messages?to=%2B14165550009", "").body());
  }

  @Test
  void losesTheWordOfHowFarMessagesGot() {
    assertEquals("{\"behaviour\":\"delivers\"}", call("GET", "callbacks", "").body());
    call("PUT", "callbacks", "{\"behaviour\":\"lost\"}");
    assertEquals("{\"behaviour\":\"lost\"}", call("GET", "callbacks", "").body());
    call("PUT", "callbacks", "{\"behaviour\":\"delivers\"}");
  }

  @Test
  void hearsThatKronusIsWell() {
    Object before = Toy.json(call("GET", "heartbeats", "")).get("beats");
    assertEquals(200, call("GET", "heartbeat", "").statusCode());
    Map<String, Object> heard = Toy.json(call("GET", "heartbeats", ""));
    assertEquals((Integer) before + 1, heard.get("beats"));
    Instant last = Instant.parse(String.valueOf(heard.get("last_at")));
    assertTrue(!last.isAfter(cloud.now()));
  }

  @Test
  void stopsKronusFromRunningAndLetsItRunAgain() {
    assertEquals("{\"behaviour\":\"runs\"}", call("GET", "kronus", "").body());
    String text = "{\"from\":\"+14165550003\",\"body\":\"hello\"}";
    call("PUT", "kronus", "{\"behaviour\":\"down\"}");
    assertEquals(500, call("POST", "messages", text).statusCode() / 100 * 100);
    call("POST", "clock", "{\"advance\":\"PT10M\"}");
    call("PUT", "kronus", "{\"behaviour\":\"runs\"}");
    assertEquals(200, call("POST", "messages", text).statusCode());
    assertEquals("[]", call("GET", "dead_letters", "").body());
  }

  @Test
  void setsHowANumberBehaves() {
    HttpResponse<String> set =
        call("PUT", "numbers/+14165550002", "{\"behaviour\":\"rejects:30007\"}");

    assertEquals(200, set.statusCode());
    assertEquals("rejects:30007", Toy.json(set).get("behaviour"));
    assertTrue(call("GET", "numbers", "").body().contains("+14165550002"));
  }

  @Test
  void movesTheClock() {
    Instant before = Instant.parse(String.valueOf(Toy.json(call("GET", "clock", "")).get("now")));
    Map<String, Object> moved = Toy.json(call("POST", "clock", "{\"advance\":\"PT90M\"}"));

    assertTrue(!Instant.parse(String.valueOf(moved.get("now"))).isBefore(before.plusSeconds(5400)));
    assertEquals(2, moved.get("fired"));
    Instant there = before.plusSeconds(86_400);
    Map<String, Object> later = Toy.json(call("POST", "clock", "{\"to\":\"" + there + "\"}"));
    assertTrue(!Instant.parse(String.valueOf(later.get("now"))).isBefore(there));
    HttpResponse<String> back = call("POST", "clock", "{\"to\":\"" + before + "\"}");
    assertEquals(400, back.statusCode());
    assertTrue(back.body().contains("never goes backwards"));
  }

  @Test
  void goesToTheNextDueThing() {
    assertEquals(200, call("POST", "clock", "{\"to\":\"next\"}").statusCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST|messages|{}",
        "POST|messages|",
        "POST|messages|[]",
        "POST|messages|{\"from\":7,\"body\":\"x\"}",
        "POST|messages|{\"from\":\"+14165550001\",\"body\":\"\"}",
        "POST|messages|{\"from\":\"4165550001\",\"body\":\"x\"}",
        "POST|messages|{\"from\":\"+14165550001\",\"body\":\"x\",\"extra\":1}",
        "PUT|numbers/+14165550001|{}",
        "PUT|numbers/+14165550001|{\"behaviour\":\"explodes\"}",
        "PUT|numbers/+14165550001|{\"behaviour\":\"rejects:\"}",
        "PUT|numbers/+14165550001|{\"behaviour\":7}",
        "PUT|numbers/bruce|{\"behaviour\":\"delivers\"}",
        "PUT|callbacks|{\"behaviour\":\"sideways\"}",
        "PUT|webhooks|{\"behaviour\":\"out_of_order\"}",
        "PUT|kronus|{\"behaviour\":\"delivers\"}",
        "POST|clock|{}",
        "POST|clock|{\"advance\":\"an hour\"}",
        "POST|clock|{\"advance\":\"-PT1H\"}",
        "POST|clock|{\"advance\":3600}",
        "POST|clock|{\"advance\":\"P9999999D\"}",
        "POST|clock|{\"advance\":\"PT9223372036854775807S\"}",
        "POST|clock|{\"to\":\"tomorrow\"}",
        "POST|clock|{\"to\":\"+1000000000-12-31T23:59:59Z\"}",
        "POST|clock|{\"advance\":\"PT1M\",\"to\":\"2030-01-01T00:00:00Z\"}",
      })
  void refusesBadInput(String method, String door, String body) {
    HttpResponse<String> answer = call(method, door, body == null ? "" : body);

    assertEquals(400, answer.statusCode());
    Map<String, Object> failure = Toy.json(answer);
    assertEquals(false, failure.get("success"));
    assertEquals("invalid", failure.get("code"));
    assertTrue(failure.containsKey("errors") && failure.containsKey("request_id"));
  }

  @Test
  void namesAllFaultsAtOnce() {
    String errors =
        String.valueOf(
            Toy.json(call("POST", "messages", "{\"from\":\"x\",\"body\":\"\"}")).get("errors"));

    assertTrue(errors.contains("from must") && errors.contains("body must"), errors);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE messages", "PATCH clock", "GET nothing", "GET numbers/+14165550001",
            "POST schedules",
        "GET messages/7", "POST ", "GET numbers/1/2", "GET page.html", "GET ../pom.xml",
      })
  void hasNoOtherDoors(String call) {
    String[] parts = call.split(" ", 2);
    HttpResponse<String> answer = call(parts[0], parts[1], "");

    assertEquals(404, answer.statusCode());
    assertEquals("missing", Toy.json(answer).get("code"));
  }

  @Test
  void showsSchedulesNextFirst() {
    String list = call("GET", "schedules", "").body();

    assertTrue(list.contains("\"name\":\"Witnessed-EveryMinute\""), list);
    assertTrue(list.indexOf("Witnessed-EveryMinute") < list.indexOf("Witnessed-Daily"));
  }

  @Test
  void servesThePage() {
    HttpResponse<String> page = call("GET", "", "");
    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains("<title>Kronus: the phones</title>"));
    for (String file : new String[] {"page.css", "page.js", "switches.js", "icon.svg"}) {
      assertEquals(200, call("GET", file, "").statusCode());
    }
    for (String list : new String[] {"jobs", "alerts", "dead_letters", "people"}) {
      assertEquals("[]", call("GET", list, "").body());
    }
  }

  private static HttpResponse<String> call(String method, String door, String body) {
    return Toy.send(method, cloud.url() + "/_local/" + door, body);
  }
}
