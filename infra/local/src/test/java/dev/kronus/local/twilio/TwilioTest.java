package dev.kronus.local.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.twilio.security.RequestValidator;
import dev.kronus.duties.Doubt;
import dev.kronus.duties.Messenger;
import dev.kronus.duties.wire.TwilioMessenger;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.local.Json;
import dev.kronus.local.LocalCloud;
import dev.kronus.local.Toy;
import dev.kronus.local.Witness;
import dev.kronus.platform.aws.AwsSecrets;
import dev.kronus.platform.aws.Clients;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Twilio double against the adapter that is deployed, Twilio's own SDK inside. */
class TwilioTest {
  private static LocalCloud cloud;
  private static Messenger messenger;
  private static int last = 100;

  @BeforeAll
  static void start() {
    cloud = LocalCloud.start(Toy.options());
    Toy.wire(cloud);
    messenger = new TwilioMessenger(new AwsSecrets(Clients.secrets()));
  }

  @AfterAll
  static void stop() {
    cloud.close();
    Toy.unwire();
  }

  @Test
  void delivers() {
    String phone = phone();

    Messenger.Accepted sent = assertInstanceOf(Messenger.Accepted.class, send(phone, "hello"));
    Message message = cloud.messages(phone).getFirst();
    assertEquals(sent.sid(), message.sid());
    assertTrue(message.sid().matches("SM[0-9a-f]{32}"));
    assertEquals("delivered", message.status());
    assertEquals("hello", message.body());
  }

  @ParameterizedTest
  @CsvSource({"rejects:21610,Rejected", "rejects:30007,Rejected", "throttles,Postponed"})
  void refusesAsTwilioDoes(String behaviour, String outcome) {
    String phone = phone(behaviour);

    assertEquals(outcome, send(phone, "hello").getClass().getSimpleName());
    assertEquals(List.of(), cloud.messages(phone));
    assertEquals(1, cloud.phones().get(phone).requests());
  }

  @Test
  void acceptsWhatItWillNotDeliver() {
    String phone = phone("undelivered");

    assertInstanceOf(Messenger.Accepted.class, send(phone, "hello"));
    assertEquals("undelivered", cloud.messages(phone).getFirst().status());
  }

  @Test
  void canBeDown() {
    String phone = phone("down");

    assertInstanceOf(Messenger.Doubtful.class, send(phone, "hello"));
    assertEquals(List.of(), cloud.messages(phone));
    assertThrows(Messenger.Unreachable.class, () -> find(phone, "hello"));
  }

  @Test
  void losesAnAnswerAndIsAskedOnce() {
    String phone = phone("lost_answer");

    assertInstanceOf(Messenger.Doubtful.class, send(phone, "hello"));
    assertEquals(1, cloud.messages(phone).size());
    assertEquals(1, cloud.phones().get(phone).requests());
    assertEquals(List.of(cloud.messages(phone).getFirst().sid()), find(phone, "hello"));
    assertEquals(List.of(), find(phone, "goodbye"));
  }

  @Test
  void stopMeansStopUntilStart() {
    String phone = phone();

    cloud.text(phone, " Stop ");
    assertEquals("Rejected", send(phone, "hello").getClass().getSimpleName());
    assertEquals("failed", cloud.messages(phone).getFirst().status());
    cloud.text(phone, "yes");
    assertInstanceOf(Messenger.Accepted.class, send(phone, "hello"));
  }

  @Test
  void showsOneMessageAsTwilioDoes() {
    String phone = phone();
    String sid = ((Messenger.Accepted) send(phone, "€".repeat(81))).sid();
    Map<String, Object> shown = Toy.json(get("/Messages/" + sid + ".json", basic()));

    assertEquals("2", shown.get("num_segments"));
    assertEquals("outbound-api", shown.get("direction"));
    assertEquals("delivered", shown.get("status"));
    assertEquals(404, get("/Messages/SM0.json", basic()).statusCode());
  }

  @Test
  void listsInPagesNewestFirst() {
    String phone = phone();
    List.of("one", "two", "three")
        .forEach(body -> assertInstanceOf(Messenger.Accepted.class, send(phone, body)));
    String query = "/Messages.json?PageSize=2&To=%2B" + phone.substring(1);

    Map<String, Object> first = Toy.json(get(query, basic()));
    assertEquals(List.of("three", "two"), bodies(first));
    String next = String.valueOf(first.get("next_page_uri"));
    HttpResponse<String> rest =
        Toy.send("GET", cloud.awsUrl() + next, "", "Authorization", basic());
    assertEquals(List.of("one"), bodies(Toy.json(rest)));
  }

  @Test
  void listsByTheDayAndByTheHour() {
    String phone = phone();
    send(phone, "early");
    cloud.advance(Duration.ofHours(2));
    send(phone, "late");
    String query = "/Messages.json?To=%2B" + phone.substring(1) + "&DateSent";
    String hourAgo = cloud.now().minusSeconds(3600).toString().substring(0, 19) + "Z";

    assertEquals(List.of("late"), bodies(Toy.json(get(query + "%3E=" + hourAgo, basic()))));
    assertEquals(List.of("early"), bodies(Toy.json(get(query + "%3C=" + hourAgo, basic()))));
    assertEquals(400, get(query + "=yesterday", basic()).statusCode());
  }

  @Test
  void refusesAStranger() {
    String stranger =
        "Basic "
            + Base64.getEncoder()
                .encodeToString("a:b".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertEquals(401, get("/Messages.json", stranger).statusCode());
  }

  @Test
  void textsKronusWithAValidSignatureAndPassesItsReplyOn() {
    String phone = phone();
    Witness.forget();
    String answer = cloud.text(phone, "alles gut? ja & nein 👍").text();

    assertTrue(answer.contains("<Message>heard &amp; thanks</Message>"));
    assertEquals("heard & thanks", cloud.messages(phone).getLast().body());
    Map<String, Object> event = Json.object(Witness.SEEN.getFirst()).orElseThrow();
    Map<String, String> fields =
        dev.kronus.local.http.Form.parse(String.valueOf(event.get("body"))).last();
    assertEquals("alles gut? ja & nein 👍", fields.get("Body"));
    assertEquals(phone, fields.get("From"));
    assertTrue(fields.keySet().containsAll(List.of("MessageSid", "SmsSid", "AccountSid", "To")));
    String signature = String.valueOf(Json.named(event.get("headers")).get("X-Twilio-Signature"));
    assertTrue(
        new RequestValidator(cloud.account().token())
            .validate(cloud.url() + "/webhook/sms", fields, signature));
  }

  private static List<Object> bodies(Map<String, Object> page) {
    return ((List<?>) page.get("messages"))
        .stream().map(message -> Json.named(message).get("body")).toList();
  }

  private static HttpResponse<String> get(String path, String authorization) {
    String url = cloud.awsUrl() + "/2010-04-01/Accounts/" + cloud.account().sid() + path;
    return Toy.send("GET", url, "", "Authorization", authorization);
  }

  private static String basic() {
    String both = cloud.account().sid() + ":" + cloud.account().token();
    byte[] bytes = both.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  private static String phone() {
    return "+14165550" + last++;
  }

  private static String phone(String behaviour) {
    String number = phone();
    cloud.phones().behave(number, Behaviour.parse(behaviour).orElseThrow());
    return number;
  }

  private static Messenger.Outcome send(String to, String body) {
    return messenger.send(
        new dev.kronus.duties.Message(
            new PhoneNumber(to), body, dev.kronus.duties.Message.Kind.QUESTION));
  }

  private static List<String> find(String to, String body) {
    Doubt lately = new Doubt(cloud.now().minusSeconds(60), cloud.now());
    return messenger.find(new PhoneNumber(to), body, lately);
  }
}
