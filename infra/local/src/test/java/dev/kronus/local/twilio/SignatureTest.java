package dev.kronus.local.twilio;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.twilio.security.RequestValidator;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private static final String URL = "https://kronus.example/prod/webhook/sms";
  private static final Map<String, String> FIELDS =
      Map.of(
          "From", "+14155550123", "Body", "ja, alles gut 👍 & so", "MessageSid", "SM1", "To", "");

  @Test
  void isTheOneThatTwiliosSdkExpects() {
    String signature = Signature.of("token", URL, FIELDS);

    assertTrue(new RequestValidator("token").validate(URL, FIELDS, signature));
    assertFalse(new RequestValidator("other").validate(URL, FIELDS, signature));
    assertFalse(new RequestValidator("token").validate(URL + "/", FIELDS, signature));
  }
}
