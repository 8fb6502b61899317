package dev.kronus.liveness.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.liveness.Home;
import dev.kronus.platform.Slice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiveSmsTest {
  private static final String URL = "https://api.example.com/prod/webhook/sms";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String TONY = "+14165550107";
  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final String NOTHING = XML + "<Response/>";

  private final Home home = new Home();
  private final ReceiveSms route = new ReceiveSms(home.inbox, home.secrets);

  @BeforeEach
  void askTony() {
    home.asked();
    settings("");
  }

  private void settings(String publicUrl) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("public_url", publicUrl);
    settings.put("account_sid", "AC1");
    settings.put("auth_token", "t0ken");
    settings.put("previous_auth_token", "0ld");
    settings.put("messaging_service_sid", "MG1");
    home.secrets.put("settings", settings);
  }

  @Test
  void answersInTwiml() {
    Answer answer = text("SM1", TONY, "Yes & thanks").to(route);
    assertEquals(200, answer.status());
    assertEquals("text/xml; charset=utf-8", answer.header("content-type"));
    assertEquals(
        XML + "<Response><Message>Glad to hear it. Take care!</Message></Response>", answer.text());
    assertEquals("good", home.probe(1).status().word());
  }

  @Test
  void saysTheSameToTheSameMessageAgain() {
    String first = text("SM1", TONY, "what").to(route).text();
    assertTrue(first.contains("reply Y or N"));
    assertEquals(first, text("SM1", TONY, "what").to(route).text());
    assertEquals(NOTHING, text("SM2", TONY, "what").to(route).text());
  }

  @Test
  void saysNothingToANumberThatIsNobodys() {
    List<Slice.Row> before = home.table.rows();
    for (String from : List.of("+14165550666", "12345", "whatsapp:+14165550107", "+0", "x")) {
      Answer answer = text("SM1", from, "yes").to(route);
      assertEquals(200, answer.status());
      assertEquals(NOTHING, answer.text());
    }
    assertEquals(before, home.table.rows());
  }

  @Test
  void doesNothingWithoutAValidSignature() {
    List<Slice.Row> before = home.table.rows();
    Map<String, String> form = form("SM1", TONY, "yes");
    Map<String, String> other = form("SM1", TONY, "no");
    for (String given : List.of("", "x", sign(URL, other), sign(URL + "/", form))) {
      Answer answer = post(form).header("X-Twilio-Signature", given).to(route);
      assertEquals(401, answer.status());
      assertEquals("unauthenticated", answer.code());
    }
    assertEquals(401, post(form).to(route).status());
    home.secrets.put("settings", Map.of());
    assertEquals(401, signed(form).to(route).status());
    assertEquals(before, home.table.rows());
  }

  @Test
  void believesThePreviousTokenWhileItIsRotated() {
    Map<String, String> form = form("SM1", TONY, "yes");
    String old = Signatures.of(URL, form, "0ld");
    assertEquals(200, post(form).header("x-twilio-signature", old).to(route).status());
  }

  @Test
  void signsThePublicAddressHoweverItIsWritten() {
    Map<String, String> form = form("SM1", TONY, "yes");
    String given = sign("https://sms.example.org/v1/webhook/sms", form);
    for (String base : List.of("https://sms.example.org/v1", "https://sms.example.org/v1/")) {
      settings(base);
      assertEquals(200, post(form).header("X-Twilio-Signature", given).to(route).status(), base);
    }
    assertEquals(401, signed(form).to(route).status());
  }

  @Test
  void readsNothingButForms() {
    List<Slice.Row> before = home.table.rows();
    assertEquals(415, call().json(Map.of("Body", "yes")).to(route).status());
    assertEquals(415, call().to(route).status());
    Answer large = call().body(FORM, "Body=" + "x".repeat(65_536)).to(route);
    assertEquals(413, large.status());
    assertEquals("too_large", large.code());
    assertEquals(400, call().body(FORM, "Body=%zz").to(route).status());
    String many = IntStream.range(0, 201).mapToObj(n -> "f" + n).collect(Collectors.joining("&"));
    assertEquals(400, call().body(FORM, many).to(route).status());
    assertEquals(401, call().body(FORM, "").to(route).status());
    assertEquals(before, home.table.rows());
  }

  @Test
  void needsToKnowWhichMessageAndWhose() {
    List<Slice.Row> before = home.table.rows();
    for (String name : List.of("MessageSid", "From")) {
      Map<String, String> form = form("SM1", TONY, "yes");
      form.remove(name);
      assertEquals(400, signed(form).to(route).status());
      form.put(name, "x".repeat(65));
      assertEquals(400, signed(form).to(route).status());
    }
    assertEquals(before, home.table.rows());
  }

  @Test
  void takesAMessageWithoutWordsAndAVeryLongOne() {
    Map<String, String> picture = form("SM1", TONY, "");
    picture.remove("Body");
    assertTrue(signed(picture).to(route).text().contains("reply Y or N"));
    assertEquals(200, text("SM2", TONY, "ok?".repeat(2_000)).to(route).status());
    assertEquals(200, text("SM3", TONY, "<&>\u0000\uD83D\uDE00").to(route).status());
    assertTrue(home.probe(1).status().word().equals("pending"));
  }

  private static GatewayCall text(String sid, String from, String body) {
    return signed(form(sid, from, body));
  }

  private static Map<String, String> form(String sid, String from, String body) {
    return new TreeMap<>(Map.of("MessageSid", sid, "From", from, "Body", body, "To", "+1555"));
  }

  private static GatewayCall signed(Map<String, String> form) {
    return post(form).header("X-Twilio-Signature", sign(URL, form));
  }

  private static String sign(String url, Map<String, String> form) {
    return Signatures.of(url, form, "t0ken");
  }

  private static GatewayCall post(Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return call().body(FORM, body);
  }

  private static GatewayCall call() {
    return GatewayCall.post("/webhook/sms");
  }
}
