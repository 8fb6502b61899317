package dev.kronus.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldsTest {
  @Test
  void readsEveryKind() {
    Fields fields =
        new Fields(
            Map.of(
                "name", "  Tony\u00A0Stark ",
                "password", " kept as it is ",
                "phone", "+1 415 555 2671",
                "email", " Stark@Avengers.com",
                "priority", 9,
                "count", 3L,
                "active", false,
                "cron", " 0  18 * * 3"));

    assertEquals("Tony\u00A0Stark", fields.text("name", 1, 100));
    assertEquals(" kept as it is ", fields.secret("password", 8, 128));
    assertEquals(new PhoneNumber("+14155552671"), fields.phone("phone"));
    assertEquals(new Email("stark@avengers.com"), fields.email("email"));
    assertEquals(Optional.of(9), fields.optionalInteger("priority", 1, 9));
    assertEquals(Optional.of(3), fields.optionalInteger("count", 0, 6));
    assertEquals(Optional.of(false), fields.optionalFlag("active"));
    assertEquals(Optional.of(Cron.of("0 18 * * 3")), fields.optionalCron("cron"));
    fields.check();
  }

  @Test
  void readsWhatItsCallerUnderstands() {
    Fields fields = new Fields(Map.of("mode", "fast "));
    assertEquals(Optional.of("fast"), fields.parsed("mode", Optional::of, "must be a mode"));
    fields.check();
  }

  @Test
  void leavesOutWhatWasNotSent() {
    Fields fields = new Fields(Map.of());

    assertEquals(Optional.empty(), fields.optionalText("name", 1, 100));
    assertEquals(Optional.empty(), fields.optionalSecret("password", 8, 128));
    assertEquals(Optional.empty(), fields.optionalPhone("phone"));
    assertEquals(Optional.empty(), fields.optionalEmail("email"));
    assertEquals(Optional.empty(), fields.optionalInteger("priority", 1, 9));
    assertEquals(Optional.empty(), fields.optionalFlag("active"));
    assertEquals(Optional.empty(), fields.optionalCron("cron"));
    assertEquals(Optional.empty(), fields.parsed("mode", Optional::of, "must be a mode"));
    assertFalse(fields.has("name"));
    fields.check();
  }

  @Test
  void asksForWhatIsRequired() {
    Fields fields = new Fields(Map.of());

    assertNull(fields.text("name", 1, 100));
    assertNull(fields.secret("password", 8, 128));
    assertNull(fields.phone("phone"));
    assertNull(fields.email("email"));
    assertFaults(
        fields,
        "name is required.",
        "password is required.",
        "phone is required.",
        "email is required.");
  }

  @Test
  void namesEveryFaultAtOnce() {
    Fields fields = allWrong();
    readAll(fields);
    fields.fault("note", "must not be sent on a Sunday");

    assertFaults(
        fields,
        "name must be 1 to 100 characters.",
        "password must be 8 to 128 characters.",
        "phone must be a valid phone number in international form, such as +14155550123.",
        "email must be a valid e-mail address.",
        "priority must be a whole number from 1 to 9.",
        "active must be true or false.",
        "cron has a wrong minute: it is * or numbers from 0 to 59, such as 5 or 0,30 or 0-30 or"
            + " */15.",
        "cron has a wrong month: it is * or numbers from 1 to 12 or names, such as 7 or 1,7 or"
            + " JAN-MAR or */3.",
        "note must not be null.",
        "note must not be sent on a Sunday.",
        "\"actve\" is not a field of this request.");
  }

  private static Fields allWrong() {
    Map<String, Object> sent = new LinkedHashMap<>();
    sent.put("name", "");
    sent.put("password", "short");
    sent.put("phone", "911");
    sent.put("email", "stark@");
    sent.put("priority", 10);
    sent.put("active", "yes");
    sent.put("cron", "60 18 * 13 *");
    sent.put("note", null);
    sent.put("actve", true);
    return new Fields(sent);
  }

  @Test
  void refusesNullInEveryKind() {
    Map<String, Object> sent = new HashMap<>();
    for (String name : NAMES) {
      sent.put(name, null);
    }
    assertFaults(
        readAll(new Fields(sent)),
        NAMES.stream().map(name -> name + " must not be null.").toArray(String[]::new));
  }

  @Test
  void refusesAnotherTypeInEveryKind() {
    for (Object value : List.of(List.of("x"), Map.of("a", 1), 1.5, 3.0, BigInteger.TWO.pow(64))) {
      Map<String, Object> sent = new HashMap<>();
      NAMES.forEach(name -> sent.put(name, value));
      assertFaults(
          readAll(new Fields(sent)),
          "name must be a string.",
          "password must be a string.",
          "phone must be a string.",
          "email must be a string.",
          "priority must be a whole number from 1 to 9.",
          "active must be true or false.",
          "cron must be a string.",
          "note must be a string.");
    }
  }

  @Test
  void refusesNumbersOutOfTheirRange() {
    for (Object value : List.of(0, 10, -1, Integer.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1)) {
      assertFault(
          fields -> fields.optionalInteger("n", 1, 9),
          value,
          "n must be a whole number from 1 to 9.");
    }
    // 2^32 + 5 would be 5 to whoever only casts.
    assertFault(
        fields -> fields.optionalInteger("n", 1, 9),
        (1L << 32) + 5,
        "n must be a whole number from 1 to 9.");
    assertFault(
        fields -> fields.optionalInteger("n", 1, 9), "5", "n must be a whole number from 1 to 9.");
    assertEquals(
        Optional.of(Integer.MAX_VALUE),
        new Fields(Map.of("n", (long) Integer.MAX_VALUE))
            .optionalInteger("n", Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  @Test
  void namesFieldsNobodyAskedForByWhatCanBeShown() {
    Fields fields =
        new Fields(Map.of("b\u0007\"<\u202E\u00E9>", 1, "a".repeat(99), 2, "", 3, "known", 4));

    assertTrue(fields.has("known"));
    assertFaults(
        fields,
        "\"\" is not a field of this request.",
        "\"" + "a".repeat(40) + "\" is not a field of this request.",
        "\"b<>\" is not a field of this request.");
  }

  @Test
  void doesNotRepeatAFloodOfUnknownFields() {
    Map<String, Object> sent = new HashMap<>();
    IntStream.range(0, 5000).forEach(i -> sent.put("x" + i, i));
    List<String> reasons =
        assertThrows(Refusal.Invalid.class, () -> new Fields(sent).check()).reasons();

    assertEquals(21, reasons.size());
    assertEquals("4980 more are not fields of this request.", reasons.getLast());
  }

  private static final List<String> NAMES =
      List.of("name", "password", "phone", "email", "priority", "active", "cron", "note");

  private static Fields readAll(Fields fields) {
    fields.text("name", 1, 100);
    fields.secret("password", 8, 128);
    fields.phone("phone");
    fields.email("email");
    fields.optionalInteger("priority", 1, 9);
    fields.optionalFlag("active");
    fields.optionalCron("cron");
    fields.optionalText("note", 0, 100);
    return fields;
  }

  private static void assertFault(Consumer<Fields> read, Object value, String fault) {
    Fields fields = new Fields(Map.of("n", value));
    read.accept(fields);
    assertFaults(fields, fault);
  }

  private static void assertFaults(Fields fields, String... faults) {
    assertEquals(List.of(faults), assertThrows(Refusal.Invalid.class, fields::check).reasons());
  }
}
