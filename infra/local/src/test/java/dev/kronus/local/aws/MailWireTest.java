package dev.kronus.local.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.duties.Mail;
import dev.kronus.duties.Messenger;
import dev.kronus.duties.aws.SesMailer;
import dev.kronus.kernel.Email;
import dev.kronus.local.LocalCloud;
import dev.kronus.local.Toy;
import dev.kronus.platform.Config;
import dev.kronus.platform.aws.Clients;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/** SES against its own client, and against the adapter that is deployed. */
class MailWireTest {
  private static final Email FROM = new Email("kronus@kronus.example");
  private static LocalCloud cloud;
  private static SesV2Client ses;
  private static SesMailer mailer;

  @BeforeAll
  static void start() {
    cloud = LocalCloud.start(Toy.options());
    Toy.wire(cloud);
    ses = Clients.client(SesV2Client.builder());
    mailer = SesMailer.deployed();
  }

  @AfterAll
  static void stop() {
    cloud.close();
    Toy.unwire();
  }

  @Test
  void theDeployedMailerWorksUnchanged() {
    Mail mail = new Mail(new Email("tony@example.com"), "Grüße 👍", "Erste Zeile\nZweite: ok\n");
    var accepted = assertInstanceOf(Messenger.Accepted.class, mailer.send(FROM, mail));

    Mails.Mail taken = newest("tony@example.com");
    assertEquals(accepted.sid(), taken.id());
    assertEquals("Kronus <kronus@kronus.example>", taken.from());
    assertEquals(mail.subject(), taken.subject());
    assertEquals(mail.text(), taken.text());
    assertTrue(!taken.at().isBefore(Toy.NOON));
  }

  @ParameterizedTest
  @CsvSource({
    "REJECTS, Rejected, MessageRejected, 0",
    "THROTTLES, Postponed, TooManyRequestsException, 0",
    "DOWN, Doubtful, InternalServiceErrorException, 0",
    "LOST_ANSWER, Doubtful, answer_lost, 1",
    "BOUNCES, Accepted, , 1",
  })
  void tellsWhatBecameOfAMailAndAsksOnlyOnce(
      Mails.Behaviour behaviour, String outcome, String code, int taken) {
    String address = behaviour.word() + "@example.com";
    cloud.aws().mails().behave(address, behaviour);
    Messenger.Outcome became = mailer.send(FROM, new Mail(new Email(address), "Hello", "behaves"));

    assertEquals(outcome, became.getClass().getSimpleName());
    assertTrue(code == null || became.toString().contains(code), became.toString());
    assertEquals(taken, cloud.aws().mails().newest(Optional.of(address)).size());
    assertEquals(1, cloud.aws().mails().mailbox(address).requests());
  }

  @Test
  void waitsWhenNobodyListens() {
    Config.use(
        Map.of(
            "AWS_ENDPOINT_URL", "http://127.0.0.1:9",
            "AWS_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", "test",
            "AWS_SECRET_ACCESS_KEY", "test"));
    SesMailer unheard = SesMailer.deployed();
    Messenger.Outcome outcome =
        unheard.send(FROM, new Mail(new Email("tony@example.com"), "Hello", "nobody there"));
    Toy.wire(cloud);
    assertEquals(new Messenger.Postponed("not_connected"), outcome);
  }

  @Test
  void waitsWhenNoFunctionMaySendFromThere() {
    Email stranger = new Email("somebody@else.example");
    Messenger.Outcome outcome =
        mailer.send(stranger, new Mail(new Email("tony@example.com"), "Hello", "from a stranger"));
    assertEquals(new Messenger.Postponed("AccessDeniedException"), outcome);
  }

  @Test
  void refusesASubjectOfTwoLines() {
    String trick = "Hi\r\nBcc: everybody@example.com";
    assertThrows(
        BadRequestException.class,
        () -> ses.sendEmail(request(List.of("tony@example.com"), trick, "text")));
  }

  @Test
  void refusesWhatGoesToNobodyOrSaysNothing() {
    assertThrows(
        BadRequestException.class, () -> ses.sendEmail(request(List.of(), "Hello", "text")));
    assertThrows(
        BadRequestException.class, () -> ses.sendEmail(request(List.of("tony"), "Hello", "text")));
    assertThrows(
        BadRequestException.class,
        () -> ses.sendEmail(request(List.of("tony@example.com"), "Hello", "")));
    assertThrows(NotFoundException.class, () -> ses.getAccount(account -> {}));
  }

  @Test
  void showsMailNewestFirstAndByAddress() {
    mailer.send(FROM, new Mail(new Email("first@example.com"), "One", "first"));
    mailer.send(FROM, new Mail(new Email("second@example.com"), "Two", "second"));
    String all = Toy.send("GET", cloud.url() + "/_local/mail", "").body();
    assertTrue(all.indexOf("second@example.com") < all.indexOf("first@example.com"), all);
    String one = Toy.send("GET", cloud.url() + "/_local/mail?to=First@example.com", "").body();
    assertFalse(one.contains("second@"), one);
    assertTrue(
        one.matches(
            "\\[\\{\"id\":\"0100[0-9a-f-]{36}\",\"from\":\"Kronus <kronus@kronus.example>\","
                + "\"to\":\"first@example.com\",\"subject\":\"One\",\"text\":\"first\","
                + "\"status\":\"delivered\",\"at\":\"2026-01-15T12:00:[0-9.]{6}Z\"}]"),
        one);
  }

  @Test
  void setsHowAMailboxBehaves() {
    String door = cloud.url() + "/_local/mailboxes/Pepper@example.com";
    var set = Toy.send("PUT", door, "{\"behaviour\":\"down\"}");
    assertEquals("down", Toy.json(set).get("behaviour"));
    String all = Toy.send("GET", cloud.url() + "/_local/mailboxes", "").body();
    assertTrue(all.contains("{\"address\":\"pepper@example.com\",\"behaviour\":\"down\""), all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"behaviour\":\"explodes\"}", "{\"behaviour\":7}", ""})
  void refusesABehaviourThatThereIsNot(String body) {
    String door = cloud.url() + "/_local/mailboxes/pepper@example.com";
    assertEquals(400, Toy.send("PUT", door, body).statusCode());
    assertEquals(400, Toy.send("PUT", cloud.url() + "/_local/mailboxes/pepper", body).statusCode());
  }

  private static Mails.Mail newest(String to) {
    return cloud.aws().mails().newest(Optional.of(to)).getFirst();
  }

  private static SendEmailRequest request(List<String> to, String subject, String text) {
    return SendEmailRequest.builder()
        .fromEmailAddress(FROM.value())
        .destination(d -> d.toAddresses(to))
        .content(
            c ->
                c.simple(
                    s ->
                        s.subject(x -> x.data(subject).charset("UTF-8"))
                            .body(b -> b.text(x -> x.data(text).charset("UTF-8")))))
        .build();
  }
}
