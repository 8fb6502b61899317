package dev.kronus.duties.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.MemorySecrets;
import dev.kronus.duties.Doubt;
import dev.kronus.duties.Inbound;
import dev.kronus.duties.Message;
import dev.kronus.duties.Messenger;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.platform.Config;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwilioMessengerTest {
  private static final Doubt AT_NOON =
      new Doubt(Instant.parse("2026-11-20T12:00:00Z"), Instant.parse("2026-11-20T12:02:00Z"));

  private static final PhoneNumber PHONE = new PhoneNumber("+14165550107");
  private static final Message HELLO = new Message(PHONE, "Hi & hello?", Message.Kind.QUESTION);

  private final TwilioDouble twilio = new TwilioDouble();
  private final MemorySecrets secrets = new MemorySecrets();
  private final Messenger messenger = new TwilioMessenger(secrets);

  @BeforeEach
  void standInForTwilio() {
    use(twilio.url());
    secrets.put(
        "settings",
        Map.of("account_sid", "AC1", "auth_token", "t0ken", "messaging_service_sid", "MG1"));
  }

  private static void use(String url) {
    Config.use(Map.of("SETTINGS_SECRET", "settings", "TWILIO_API_URL", url));
  }

  @AfterEach
  void hangUp() {
    twilio.close();
    Config.use(System.getenv());
  }

  @Test
  void handsTheMessageOver() {
    assertEquals(new Messenger.Accepted("SM1"), messenger.send(HELLO));
    TwilioDouble.Asked asked = twilio.asked().getFirst();
    assertEquals("POST", asked.method());
    assertEquals("/2010-04-01/Accounts/AC1/Messages.json", asked.uri());
    String basic = Base64.getEncoder().encodeToString("AC1:t0ken".getBytes(StandardCharsets.UTF_8));
    assertEquals("Basic " + basic, asked.authorization());
    String form = URLDecoder.decode(asked.body(), StandardCharsets.UTF_8);
    assertTrue(form.contains("To=+14165550107"), form);
    assertTrue(form.contains("MessagingServiceSid=MG1"), form);
    assertTrue(form.contains("Body=Hi & hello?"), form);
    assertEquals(1, twilio.asked().size());
  }

  @Test
  void asksForWordOfItWhereTheAddressIsKnownAndLetsItExpire() {
    messenger.send(HELLO);
    String plain = URLDecoder.decode(twilio.asked().getFirst().body(), StandardCharsets.UTF_8);
    assertFalse(plain.contains("StatusCallback") || plain.contains("ValidityPeriod"), plain);
    secrets.put(
        "settings",
        Map.of(
            "account_sid", "AC1",
            "auth_token", "t0ken",
            "messaging_service_sid", "MG1",
            "public_url", "https://api.example.com/prod/"));
    Message question =
        new Message(PHONE, "?", Message.Kind.QUESTION, Optional.of(Duration.ofMinutes(30)));
    messenger.send(question);
    String form = URLDecoder.decode(twilio.asked().getLast().body(), StandardCharsets.UTF_8);
    assertTrue(
        form.contains("StatusCallback=https://api.example.com/prod/webhook/sms/status"), form);
    assertTrue(form.contains("ValidityPeriod=1800"), form);
  }

  private void giveAlarmsAServiceOfTheirOwn() {
    secrets.put(
        "settings",
        Map.of(
            "account_sid", "AC1",
            "auth_token", "t0ken",
            "messaging_service_sid", "MG1",
            "alarm_messaging_service_sid", "MG2"));
  }

  private String last() {
    return URLDecoder.decode(twilio.asked().getLast().body(), StandardCharsets.UTF_8);
  }

  @Test
  void sendsAlertsByAServiceOfTheirOwnWhereThereIsOne() {
    Message alert = new Message(PHONE, "!", Message.Kind.ALERT);
    messenger.send(alert);
    assertTrue(last().contains("MessagingServiceSid=MG1"), last());
    giveAlarmsAServiceOfTheirOwn();
    messenger.send(alert);
    assertTrue(last().contains("MessagingServiceSid=MG2"), last());
    for (Message.Kind other : Message.Kind.values()) {
      if (other != Message.Kind.ALERT) {
        messenger.send(new Message(PHONE, "?", other));
        assertTrue(last().contains("MessagingServiceSid=MG1"), other + last());
      }
    }
  }

  @Test
  void sendsAnAlertByTheUsualServiceWhenItsOwnIsRefused() {
    giveAlarmsAServiceOfTheirOwn();
    twilio.refuses(404, 21701);
    messenger.send(new Message(PHONE, "!", Message.Kind.ALERT));
    assertEquals(2, twilio.asked().size());
    assertTrue(last().contains("MessagingServiceSid=MG1"), last());
  }

  @Test
  void doesNotSendAnAlertTwiceWhenTheAnswerIsLost() {
    giveAlarmsAServiceOfTheirOwn();
    twilio.refuses(500, 20500);
    assertEquals(
        new Messenger.Doubtful("20500"),
        messenger.send(new Message(PHONE, "!", Message.Kind.ALERT)));
    assertEquals(1, twilio.asked().size());
  }

  @Test
  void listsWhatAPhoneTextedOldestFirst() {
    twilio.answers(
        200,
        list(
            inbound("SM9", "no", "Fri, 20 Nov 2026 12:00:09 +0000"),
            inbound("SM8", "yes", "Fri, 20 Nov 2026 12:00:05 +0000"),
            row("SM7", "ours", "Fri, 20 Nov 2026 12:00:04 +0000"),
            inbound("SM1", "old", "Fri, 20 Nov 2026 11:00:00 +0000")));
    Instant since = Instant.parse("2026-11-20T12:00:00Z");
    assertEquals(
        List.of(new Inbound("SM8", "yes"), new Inbound("SM9", "no")),
        messenger.inbound(PHONE, since));
    String uri = twilio.asked().getFirst().uri();
    assertTrue(uri.contains("From=%2B14165550107"), uri);
    twilio.refuses(503, 20503);
    assertThrows(Messenger.Unreachable.class, () -> messenger.inbound(PHONE, since));
  }

  @Test
  void rejectsWhatTimeDoesNotMend() {
    for (int code : List.of(21211, 21408, 21610, 21614)) {
      twilio.refuses(400, code);
      assertEquals(new Messenger.Rejected("" + code), messenger.send(HELLO));
    }
  }

  @Test
  void postponesWhatAnOperatorMayMend() {
    twilio.refuses(401, 20003);
    assertEquals(new Messenger.Postponed("401"), messenger.send(HELLO));
    twilio.refuses(400, 21606);
    assertEquals(new Messenger.Postponed("21606"), messenger.send(HELLO));
    twilio.answers(404, "");
    assertEquals(new Messenger.Postponed("404"), messenger.send(HELLO));
    assertEquals(3, twilio.asked().size());
  }

  @Test
  void postponesWhenItIsTooMuch() {
    twilio.refuses(429, 20429);
    assertEquals(new Messenger.Postponed("20429"), messenger.send(HELLO));
    assertEquals(1, twilio.asked().size());
  }

  @Test
  void doubtsWhateverTheServerFailedAt() {
    twilio.refuses(503, 20503);
    assertEquals(new Messenger.Doubtful("20503"), messenger.send(HELLO));
    twilio.answers(502, "<html>bad gateway</html>");
    assertTrue(messenger.send(HELLO) instanceof Messenger.Doubtful);
    twilio.answers(500, "");
    assertEquals(new Messenger.Doubtful("500"), messenger.send(HELLO));
    twilio.answers(201, "{\"sid\":");
    assertTrue(messenger.send(HELLO) instanceof Messenger.Doubtful);
    twilio.answers(302, "{\"status\":302}");
    assertEquals(new Messenger.Doubtful("no_sid"), messenger.send(HELLO));
    twilio.answers(302, "");
    assertTrue(messenger.send(HELLO) instanceof Messenger.Doubtful);
    assertEquals(6, twilio.asked().size());
  }

  @Test
  void postponesWithoutAConnection() {
    twilio.close();
    assertEquals(new Messenger.Postponed("not_connected"), messenger.send(HELLO));
    use("http://no-such-host.invalid");
    assertEquals(new Messenger.Postponed("not_connected"), messenger.send(HELLO));
    assertEquals(0, twilio.asked().size());
  }

  @Test
  void postponesWithoutCredentials() {
    secrets.put("settings", Map.of("account_sid", "AC1"));
    assertEquals(new Messenger.Postponed("no_credentials"), messenger.send(HELLO));
    assertThrows(Messenger.Unreachable.class, () -> messenger.find(PHONE, "x", AT_NOON));
  }

  @Test
  void doubtsALostAnswerAndAsksOnlyOnce() {
    assertEquals(new Messenger.Accepted("SM1"), messenger.send(HELLO));
    twilio.hangsUp();
    assertEquals(new Messenger.Doubtful("answer_lost"), messenger.send(HELLO));
    assertEquals(2, twilio.asked().size());
    assertEquals(
        new Messenger.Doubtful("answer_lost"),
        messenger.send(new Message(PHONE, "x".repeat(1_000), Message.Kind.ALERT)));
    assertEquals(3, twilio.asked().size());
  }

  @Test
  void findsWhatWasSentSince() {
    twilio.answers(
        200,
        list(
            row("SM10", "Hi & hello?", "Fri, 20 Nov 2026 12:04:05 +0000"),
            row("SM9", "Other words", "Fri, 20 Nov 2026 12:00:09 +0000"),
            row("SM8", "Hi & hello?", "Fri, 20 Nov 2026 12:00:05 +0000"),
            row("SM1", "Hi & hello?", "Fri, 20 Nov 2026 11:00:00 +0000")));
    assertEquals(List.of("SM8"), messenger.find(PHONE, "Hi & hello?", AT_NOON));
    TwilioDouble.Asked asked = twilio.asked().getFirst();
    assertEquals("GET", asked.method());
    assertTrue(asked.uri().contains("To=%2B14165550107"), asked.uri());
  }

  @Test
  void findsNothingThatIsOlderOrSaysSomethingElse() {
    twilio.answers(
        200,
        list(
            row("SM9", "Hi & hello? And more", "Fri, 20 Nov 2026 12:00:09 +0000"),
            row("SM1", "Hi & hello?", "Fri, 20 Nov 2026 11:58:00 +0000")));
    assertEquals(List.of(), messenger.find(PHONE, "Hi & hello?", AT_NOON));
    twilio.answers(200, list());
    assertEquals(List.of(), messenger.find(PHONE, "Hi & hello?", AT_NOON));
  }

  @Test
  void findsATrialAccountsMessages() {
    String trial = "Sent from your Twilio trial account - Hi & hello?";
    twilio.answers(200, list(row("SM8", trial, "Fri, 20 Nov 2026 12:00:05 +0000")));
    assertEquals(List.of("SM8"), messenger.find(PHONE, "Hi & hello?", AT_NOON));
  }

  @Test
  void cannotTellWhenTheListCannotBeRead() {
    twilio.refuses(503, 20503);
    assertThrows(Messenger.Unreachable.class, () -> messenger.find(PHONE, "x", AT_NOON));
    twilio.hangsUp();
    assertThrows(Messenger.Unreachable.class, () -> messenger.find(PHONE, "x", AT_NOON));
  }

  private static String row(String sid, String body, String created) {
    return "{\"sid\":\"%s\",\"body\":\"%s\",\"date_created\":\"%s\",\"to\":\"+14165550107\"}"
        .formatted(sid, body, created);
  }

  private static String inbound(String sid, String body, String created) {
    return row(sid, body, created).replace("{", "{\"direction\":\"inbound\",");
  }

  private static String list(String... rows) {
    return "{\"messages\":[%s],\"page\":0,\"page_size\":50,\"next_page_uri\":null,"
            .formatted(String.join(",", rows))
        + "\"first_page_uri\":\"/x\",\"previous_page_uri\":null,\"uri\":\"/x\"}";
  }
}
