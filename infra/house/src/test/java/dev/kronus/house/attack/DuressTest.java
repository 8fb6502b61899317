package dev.kronus.house.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.house.attack.Http.Said;
import dev.kronus.house.attack.Http.Shot;
import dev.kronus.local.twilio.Message;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Two towns that differ in one word: in one an answer was good, in the other it was forced. Every
 * door that can be read, with the token that opens most, and the phone, say the same.
 */
class DuressTest {
  private static final String TONY = "+14165550100";
  private static final String BRUCE = "+14165550102";
  private static final String TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z";

  /** What can be read at three moments, and how many texts the contact got. */
  private record History(List<Map<String, String>> seen, int told) {}

  @Test
  void noDoorTellsAForcedAnswerFromAGoodOne() {
    History good = lived("Yes");
    History forced = lived("Marmalade");
    assertEquals(good.seen().size(), forced.seen().size());
    for (int i = 0; i < good.seen().size(); i++) {
      for (String door : good.seen().get(i).keySet()) {
        assertEquals(good.seen().get(i).get(door), forced.seen().get(i).get(door), i + " " + door);
      }
    }
    assertEquals(1, good.told(), "that he is a contact");
    assertTrue(forced.told() >= 3, "told " + forced.told());
  }

  private static final Map<String, Object> SETTINGS =
      Map.of(
          "active", true,
          "cron_expression", "0 18 * * *",
          "time_zone", "UTC",
          "duress_word", "marmalade");

  private static History lived(String answer) {
    try (Town town = Town.open()) {
      Town.Resident tony = town.founder();
      town.trusts(tony, "Bruce", BRUCE);
      Said on = town.settings(tony, SETTINGS);
      assertEquals(200, on.status(), on.toString());
      town.pass("PT5H");
      town.pass("PT65M");
      text(town, answer);
      town.settle();
      Map<String, String> first = seen(town, tony);
      town.pass("PT40M");
      Map<String, String> later = seen(town, tony);
      town.pass("PT5H");
      return new History(List.of(first, later, seen(town, tony)), town.texts(BRUCE).size());
    }
  }

  private static void text(Town town, String body) {
    Map<String, Object> sms = Map.of("from", TONY, "body", body);
    assertEquals(200, town.send(Shot.of("POST", "/_local/messages").json(sms)).status());
  }

  /** Every GET of the template, and what the phone got; times and ids of requests apart. */
  private static Map<String, String> seen(Town town, Town.Resident tony) {
    Map<String, String> seen = new TreeMap<>();
    town.routes().stream()
        .filter(route -> route.method().equals("GET") && !route.path().equals("/jwks"))
        // Asking for a code sends one, and says nothing else.
        .filter(route -> !route.path().startsWith("/user/code/"))
        .map(route -> route.path().replaceAll("\\{(uid|id|no)}", "1"))
        .map(path -> path.replace("{username}", tony.email()))
        .forEach(path -> seen.put(path, read(town, tony, path)));
    List<String> phone = town.cloud.messages(TONY).stream().map(Message::body).toList();
    seen.put("phone", String.join("\n", phone.stream().filter(b -> !isAnswer(b)).toList()));
    return seen;
  }

  private static boolean isAnswer(String body) {
    return body.equals("Yes") || body.equals("Marmalade");
  }

  private static String read(Town town, Town.Resident tony, String path) {
    Said said = town.send(Shot.of("GET", path).as(tony.token()));
    return said.status()
        + " "
        + said.text()
            .replaceAll(TIME, "T")
            .replaceAll("\"oldest_overdue_seconds\":[0-9]+,", "")
            .replaceAll("\"id\":[0-9]{10,}", "a session")
            .replaceAll("\"request_id\":\"[^\"]*\"", "");
  }
}
