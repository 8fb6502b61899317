package dev.kronus.liveness.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.twilio.security.RequestValidator;
import dev.kronus.platform.edge.Signature;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Our reading of a signature against the provider's own. */
class SignatureTest {
  private static final String URL = "https://api.example.com/prod/webhook/sms";
  private static final Map<String, String> FORM =
      new TreeMap<>(Map.of("From", "+14165550107", "Body", "Yes & thanks \uD83D\uDE00", "To", ""));

  private final RequestValidator twilio = new RequestValidator("t0ken");

  @Test
  void agreesWithTheProvider() {
    Random random = new Random(2026);
    for (int i = 0; i < 200; i++) {
      Map<String, String> form = new TreeMap<>();
      for (int n = random.nextInt(12); n >= 0; n--) {
        form.put(word(random), word(random));
      }
      String good = Signatures.of(URL, form, "t0ken");
      String given = random.nextBoolean() ? good : Signatures.of(URL, form, "t0kem");
      assertEquals(twilio.validate(URL, form, given), holds(given, form), form::toString);
      assertEquals(good.equals(given), holds(given, form));
    }
  }

  @Test
  void believesAnyOfTheTokensAndNoOther() {
    String given = Signatures.of(URL, FORM, "0ld");
    assertTrue(Signature.holds(given, URL, FORM, List.of("t0ken", "0ld")));
    assertTrue(Signature.holds(given, URL, FORM, List.of("0ld", "t0ken")));
    assertFalse(holds(given, FORM));
    assertFalse(Signature.holds(given, URL, FORM, List.of()));
  }

  @Test
  void noticesAnyChange() {
    String given = Signatures.of(URL, FORM, "t0ken");
    assertTrue(holds(given, FORM));
    Map<String, String> changed = new TreeMap<>(FORM);
    changed.put("Body", "no");
    assertFalse(holds(given, changed));
    changed = new TreeMap<>(FORM);
    changed.put("More", "");
    assertFalse(holds(given, changed));
    assertFalse(Signature.holds(given, URL + "?", FORM, List.of("t0ken")));
    for (String junk : List.of("", "=", given + "=", given.toLowerCase(Locale.ROOT))) {
      assertFalse(holds(junk, FORM), junk);
    }
  }

  private static boolean holds(String given, Map<String, String> form) {
    return Signature.holds(given, URL, form, List.of("t0ken"));
  }

  private static String word(Random random) {
    return random
        .ints(random.nextInt(20), 0x20, 0x3000)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
