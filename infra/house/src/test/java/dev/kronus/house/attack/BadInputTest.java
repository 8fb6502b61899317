package dev.kronus.house.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.house.attack.Http.Said;
import dev.kronus.house.attack.Http.Shot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of bad body with the one answer that belongs to it; none of them changes anything. */
class BadInputTest {
  private static final String PHONE_RULE =
      "phone_number must be a valid phone number in international form, such as +14155550123.";
  private static final String PLAIN_RULE =
      "first_name must be plain text, without control or invisible characters.";
  private static Town town;
  private static Town.Resident tony;
  private Items before;

  @BeforeAll
  static void open() {
    town = Town.open();
    tony = town.resident(town.founder(), "Tony", "+14165550101");
    town.trusts(tony, "Bruce", "+14165550103");
    town.settle();
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @BeforeEach
  void look() {
    before = Items.read(town);
  }

  @AfterEach
  void nothingChanged() {
    assertEquals(before, Items.read(town));
  }

  @Test
  void twoTypesAreNone() {
    for (String other : List.of("text/plain", "application/json")) {
      Shot shot = Shot.of("POST", "/login").json(Map.of("email", "a@example.com", "password", "x"));
      assertEquals(415, town.send(shot.header("Content-Type", other)).status(), other);
    }
  }

  @Test
  void allFaultsAreNamedAtOnce() {
    String body =
        """
        {"first_name": 7, "last_name": "", "phone_number": "123", "email": "nobody",
         "is_emergency_contact": "yes", "priority": 10, "nickname": "x", "aktiv": true}
        """;
    assertEquals(
        List.of(
            "first_name must be a string.",
            "last_name must be 1 to 100 characters.",
            PHONE_RULE,
            "email must be a valid e-mail address.",
            "is_emergency_contact must be true or false.",
            "priority must be a whole number from 1 to 9.",
            "\"aktiv\" is not a field of this request.",
            "\"nickname\" is not a field of this request."),
        refused(400, "invalid", contact().json(body)));
  }

  @Test
  void everyMissingFieldIsNamed() {
    assertEquals(
        List.of("last_name is required.", "phone_number is required.", "email is required."),
        refused(400, "invalid", contact().json("{\"first_name\":\"Ann\"}")));
  }

  @Test
  void allFaultsOfTheSettingsAreNamedAtOnce() {
    String body =
        """
        {"active": 1, "cron_expression": "* * * * *", "time_zone": "Mars/Base", "max_retries": 7,
         "wait_time_in_minutes": 4, "emergency_note": ""}
        """;
    List<String> errors = refused(400, "invalid", settings().json(body));
    List<String> named = errors.stream().map(e -> e.substring(0, e.indexOf(' '))).toList();
    assertEquals(
        List.of(
            "active",
            "cron_expression",
            "time_zone",
            "max_retries",
            "wait_time_in_minutes",
            "emergency_note"),
        named);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ann\\u0000", "Ann\\u0007", "Ann\\nBoleyn", "Ann\\u202Eboleyn", "\\u2066Ann", "Ann\\u200Bb",
        "Ann\\u2028b", "Ann\\uFEFFb", "Ann\\uD83D", "\\uDC00Ann", "Ann\\u007F", "Ann\\u0085b"
      })
  void controlAndHiddenCharactersAreRefused(String name) {
    String body = "{\"first_name\":\"" + name + "\"}";
    Shot shot = Shot.of("PUT", tony.path()).as(tony.token()).json(body);
    assertEquals(List.of(PLAIN_RULE), refused(400, "invalid", shot));
  }

  @Test
  void aNameIsAtMostAHundredCharacters() {
    Shot shot = Shot.of("PUT", tony.path()).as(tony.token());
    assertEquals(
        List.of("first_name must be 1 to 100 characters."),
        refused(400, "invalid", shot.json(Map.of("first_name", "é".repeat(101)))));
  }

  @Test
  void aBodyOver64KilobytesIsTooLarge() {
    String padding = " ".repeat(64 * 1024);
    assertEquals(
        List.of("The body must be at most 64 KB."),
        refused(413, "too_large", contact().json("{\"first_name\":\"Ann\"}" + padding)));
    refused(413, "too_large", contact().json("{\"first_name\":\"" + "é".repeat(40_000) + "\"}"));
    refused(413, "too_large", contact().json(" ".repeat(11 * 1024 * 1024)));
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    byte[] body = "{\"first_name\":\"A?B\"}".getBytes(StandardCharsets.ISO_8859_1);
    for (int wrong : new int[] {0xFF, 0xC0, 0xE9, 0x80}) {
      body[16] = (byte) wrong;
      Shot shot = Shot.of("PUT", tony.path()).as(tony.token()).bytes("application/json", body);
      assertEquals(List.of(PLAIN_RULE), refused(400, "invalid", shot));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{}",
        "[]",
        "null",
        "1",
        "\"x\"",
        "true",
        "[{\"first_name\":\"Ann\"}]",
        "{",
        "{]",
        "{\"first_name\"}",
        "{\"first_name\":}",
        "{\"first_name\":\"Ann\"",
        "{first_name:\"Ann\"}",
        "{\"first_name\":\"Ann\"}}",
        "{\"first_name\":\"Ann\"}{}",
        "{\"first_name\":'Ann'}",
        "{\"first_name\":\"Ann\",}",
        "{\"first_name\":NaN}",
        "{\"first_name\":Infinity}",
        "{\"first_name\":01}",
        "/**/{\"first_name\":\"Ann\"}",
        "{\"first_name\":\"\\x\"}",
        "{\"first_name\":\"Ann\",\"first_name\":\"Bob\"}",
        "first_name=Ann",
        "<first_name/>"
      })
  void whatIsNoJsonObjectIsRefused(String body) {
    refused(400, "invalid", Shot.of("PUT", tony.path()).as(tony.token()).json(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740993",
        "9223372036854775808",
        "-1",
        "0",
        "10",
        "1.0",
        "1.5",
        "1e0",
        "1e400",
        "-1e400",
        "1e999999999",
        "\"1\"",
        "true",
        "null",
        "[1]",
        "{}"
      })
  void aPriorityIsAWholeNumber(String number) {
    String body = "{\"priority\":" + number + "}";
    List<String> rule = List.of("priority must be a whole number from 1 to 9.");
    List<String> absent = List.of("priority must not be null.");
    assertEquals(
        number.equals("null") ? absent : rule,
        refused(400, "invalid", contact("PUT", "1").json(body)));
  }

  @Test
  void deepNestingIsRefused() {
    for (int depth : new int[] {17, 500, 15_000}) {
      String deep = "{\"first_name\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
      assertEquals(
          List.of("The body is nested too deeply, or a number in it is too long."),
          refused(400, "invalid", contact().json(deep)));
    }
    refused(400, "invalid", contact().json("{\"priority\":" + "9".repeat(60_000) + "}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/xml",
        "json",
        ";",
        "application/jsonp",
        "multipart/form-data; boundary=x",
        "application/json5"
      })
  void anotherContentTypeIsUnsupported(String type) {
    byte[] body = "{\"first_name\":\"Ann\"}".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        List.of("The body must be application/json."),
        refused(415, "unsupported_media", contact().bytes(type, body)));
  }

  private static Shot contact() {
    return Shot.of("POST", tony.path() + "/contacts").as(tony.token());
  }

  private static Shot contact(String method, String id) {
    return Shot.of(method, tony.path() + "/contacts/" + id).as(tony.token());
  }

  private static Shot settings() {
    return Shot.of("PUT", tony.path() + "/probe_settings").as(tony.token());
  }

  private static List<String> refused(int status, String code, Shot shot) {
    Said said = town.send(shot);
    assertEquals(status, said.status(), () -> shot.told() + "\n" + said);
    assertEquals(List.of(), Shape.faults(shot, said), () -> shot.told() + "\n" + said);
    assertEquals(code, said.code(), shot::told);
    return said.errors();
  }
}
