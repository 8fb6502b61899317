package dev.kronus.house.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.house.attack.Http.Said;
import dev.kronus.house.attack.Http.Shot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one route that strangers on the internet may post to: only Twilio's word counts. */
class WebhookTest {
  private static final String TONY = "+14165550101";
  private static final String SIGNATURE = "X-Twilio-Signature";
  private static Town town;
  private static Webhook webhook;
  private Items before;

  @BeforeAll
  static void open() {
    town = Town.open();
    Town.Resident tony = town.resident(town.founder(), "Tony", TONY);
    town.trusts(tony, "Bruce", "+14165550103");
    webhook = Webhook.of(town);
    Map<String, Object> daily = Map.of("active", true, "cron_expression", "0 18 * * *");
    assertEquals(200, town.settings(tony, daily).status());
    town.pass("PT11H1M");
    assertEquals(2, town.texts(TONY).size(), "the notice and the question");
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @BeforeEach
  void look() {
    before = Items.read(town);
  }

  @Test
  void withoutASignatureNothingHappens() {
    unauthenticated(webhook.shot(webhook.fields(TONY, "N")));
    unauthenticated(webhook.shot(webhook.fields(TONY, "N")).header(SIGNATURE, ""));
  }

  @Test
  void aWrongSignatureIsNone() {
    Map<String, String> fields = webhook.fields(TONY, "N");
    String token = webhook.account().token();
    String right = Webhook.signature(webhook.url(), token, fields);
    for (String wrong :
        List.of(
            "x",
            right.substring(1),
            right + "=",
            right.toLowerCase(java.util.Locale.ROOT),
            Webhook.signature(webhook.url(), "another-token", fields),
            "A".repeat(5000))) {
      unauthenticated(webhook.shot(fields).header(SIGNATURE, wrong));
    }
    unauthenticated(webhook.shot(fields).header(SIGNATURE, "x").header(SIGNATURE, right));
  }

  @Test
  void aSignatureOfAnotherAddressIsNone() {
    Map<String, String> fields = webhook.fields(TONY, "N");
    for (String url :
        List.of(
            webhook.url() + "/",
            webhook.url() + "?x=1",
            webhook.url().replace("http:", "https:"),
            "https://elsewhere.example/webhook/sms",
            town.cloud.url())) {
      String signature = Webhook.signature(url, webhook.account().token(), fields);
      unauthenticated(webhook.shot(fields).header(SIGNATURE, signature));
    }
  }

  @Test
  void aSignatureHoldsForNoOtherFields() {
    Map<String, String> fields = webhook.fields(TONY, "Y");
    String signature = Webhook.signature(webhook.url(), webhook.account().token(), fields);
    fields.put("Body", "N");
    unauthenticated(webhook.shot(fields).header(SIGNATURE, signature));
    fields.put("Body", "Y");
    fields.put("Extra", "1");
    unauthenticated(webhook.shot(fields).header(SIGNATURE, signature));
  }

  @Test
  void aFieldGivenTwiceIsNotTakenForTheSignedOne() {
    Map<String, String> fields = webhook.fields(TONY, "Y");
    Shot signed = webhook.signed(fields);
    for (String twice : List.of("&Body=N", "&From=%2B14165550103", "&MessageSid=SM1")) {
      String body = new String(signed.body(), StandardCharsets.UTF_8) + twice;
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      Said said = town.send(new Shot("POST", Webhook.PATH, signed.headers(), bytes));
      assertTrue(said.status() == 401 || said.status() == 400, said.toString());
    }
    assertEquals(before, Items.read(town));
  }

  @Test
  void everyMissingFieldIsNamed() {
    Map<String, String> fields = webhook.fields(TONY, "Y");
    fields.remove("MessageSid");
    fields.remove("From");
    Said said = town.send(webhook.signed(fields));
    assertEquals(400, said.status(), said.toString());
    assertEquals(List.of("MessageSid is required.", "From is required."), said.errors());
    assertEquals(before, Items.read(town));
  }

  @Test
  void whatIsNoFormIsRefused() {
    refused(415, Shot.of("POST", Webhook.PATH).json("{\"From\":\"" + TONY + "\"}"));
    refused(415, Shot.of("POST", Webhook.PATH));
    byte[] large = ("Body=" + "x".repeat(70_000)).getBytes(StandardCharsets.UTF_8);
    refused(413, Shot.of("POST", Webhook.PATH).bytes("application/x-www-form-urlencoded", large));
    for (String broken : List.of("From=%zz", "%", "Body=%1")) {
      byte[] body = broken.getBytes(StandardCharsets.UTF_8);
      refused(400, Shot.of("POST", Webhook.PATH).bytes("application/x-www-form-urlencoded", body));
    }
    byte[] many = "a=1&".repeat(1).concat(names(300)).getBytes(StandardCharsets.UTF_8);
    refused(400, Shot.of("POST", Webhook.PATH).bytes("application/x-www-form-urlencoded", many));
  }

  @Test
  void aStrangerGetsNothingAndLeavesNothing() {
    for (String from : List.of("+14165559999", "+1", "12345", "whatsapp:+14165550101", "TONY")) {
      Said said = town.send(webhook.text(from, "Y"));
      assertEquals(200, said.status(), said.toString());
      assertTrue(said.text().endsWith("<Response/>"), said.text());
    }
    assertEquals(before, Items.read(town));
  }

  @Test
  void aLongBodyIsTakenInShort() {
    for (String body :
        List.of("why? ".repeat(2048), "\uD83D\uDE00".repeat(2500), "what\u0000\u202Enow")) {
      Said said = town.send(webhook.text(TONY, body));
      assertEquals(200, said.status(), said.toString());
    }
    Map<String, Object> probe = Items.read(town).find("USER#2", "PROBE#0000001").orElseThrow();
    assertEquals("pending", Items.text(probe, "status"));
    assertTrue(Items.text(probe, "last_response").length() <= 640);
  }

  @Test
  void theSameMessageAgainChangesNothingAndGetsTheSameWords() {
    Shot shot = webhook.text(TONY, "ping");
    Said first = town.send(shot);
    assertTrue(first.text().contains("PONG!"), first.text());
    Items after = Items.read(town);
    assertNotEquals(before, after);
    for (int i = 0; i < 3; i++) {
      assertEquals(first.text(), town.send(shot).text());
    }
    assertEquals(after, Items.read(town));
  }

  private static String names(int count) {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < count; i++) {
      names.append("f").append(i).append("=&");
    }
    return names.toString();
  }

  private void unauthenticated(Shot shot) {
    refused(401, shot);
  }

  private void refused(int status, Shot shot) {
    Said said = town.send(shot);
    assertEquals(status, said.status(), () -> shot.told() + "\n" + said);
    assertEquals(List.of(), Shape.faults(shot, said), shot::told);
    assertEquals(before, Items.read(town));
  }
}
