package dev.kronus.duties.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.doubles.MemoryInvoker;
import dev.kronus.doubles.MemorySchedules;
import dev.kronus.doubles.MemorySecrets;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.doubles.MovableClock;
import dev.kronus.duties.Receipts;
import dev.kronus.platform.Config;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiveStatusTest {
  private static final String URL = "https://api.example.com/prod/webhook/sms/status";
  private static final Key WORD = new Key("SID#SM1", "SID");

  private final MemoryTable table = new MemoryTable();
  private final MemorySecrets secrets = new MemorySecrets();
  private final ReceiveStatus route =
      new ReceiveStatus(
          new Receipts(
              table,
              new MemorySchedules(),
              new MemoryInvoker(),
              MovableClock.at("2026-11-20T12:00:00Z")),
          secrets);

  @BeforeEach
  void setUpTheAccount() {
    Config.use(Map.of("SETTINGS_SECRET", "settings"));
    secrets.put(
        "settings",
        Map.of("account_sid", "AC1", "auth_token", "t0ken", "messaging_service_sid", "MG1"));
  }

  @AfterEach
  void leave() {
    Config.use(System.getenv());
  }

  @Test
  void keepsWhatIsTold() {
    Map<String, String> form =
        Map.of("MessageSid", "SM1", "MessageStatus", "undelivered", "ErrorCode", "30003");
    assertEquals(204, post(form, "t0ken").status());
    Item word = table.get(WORD).orElseThrow();
    assertEquals("undelivered", word.text("status"));
    assertEquals("30003", word.text("error_code"));
  }

  @Test
  void refusesWhatIsNotSigned() {
    Map<String, String> form = Map.of("MessageSid", "SM1", "MessageStatus", "sent");
    assertEquals(401, post(form, "other").status());
    assertEquals(Optional.empty(), table.get(WORD));
  }

  @Test
  void namesWhatIsMissing() {
    assertEquals(400, post(Map.of("MessageSid", "SM1"), "t0ken").status());
    assertEquals(400, post(Map.of("MessageStatus", "sent"), "t0ken").status());
  }

  @Test
  void leavesAloneWhatNobodyKnows() {
    Map<String, String> form =
        Map.of("MessageSid", "SM1", "MessageStatus", "teleported", "ErrorCode", "x");
    assertEquals(204, post(form, "t0ken").status());
    assertEquals(Optional.empty(), table.get(WORD));
  }

  private Answer post(Map<String, String> form, String token) {
    String body =
        new TreeMap<>(form)
            .entrySet().stream()
                .map(
                    e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    return GatewayCall.post("/webhook/sms/status")
        .header("X-Twilio-Signature", signature(form, token))
        .body("application/x-www-form-urlencoded", body)
        .to(route);
  }

  private static String signature(Map<String, String> form, String token) {
    StringBuilder text = new StringBuilder(URL);
    new TreeMap<>(form).forEach((name, value) -> text.append(name).append(value));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
