package dev.kronus.house.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.house.attack.Http.Said;
import dev.kronus.house.attack.Http.Shot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An answer and its deadline at the same moment, and a poke that comes ten times, through the whole
 * and on DynamoDB's own engine. Time is moved with every timer asleep, so that nothing but the
 * racers is awake.
 */
class DeadlineTest {
  private static final int PEOPLE = 20;
  private static final int DAYS = 10;
  private static final String ZONE = "America/Toronto";
  private static final List<Town.Resident> RACERS = new ArrayList<>();

  /** How many milliseconds the answer goes before the deadline's poke. */
  private static int start;

  private static Town town;
  private static Webhook webhook;
  private static Town.Resident admin;

  @BeforeAll
  static void open() {
    town = Town.open();
    webhook = Webhook.of(town);
    town.operator("daily_sms_limit", 100_000);
    admin = town.founder();
    for (int i = 0; i < PEOPLE; i++) {
      Town.Resident one = town.resident(admin, "Racer" + i, "+1416556%04d".formatted(100 + i));
      town.trusts(one, "Friend" + i, friend(i));
      RACERS.add(one);
    }
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @Test
  void aGoodAnswerAndTheDeadlineAtOnceHaveOneOutcome() {
    int good = 0;
    for (int day = 1; day <= DAYS; day++) {
      RACERS.forEach(DeadlineTest::turnOn);
      asked(day);
      good += raced(day);
    }
    int races = PEOPLE * DAYS;
    System.out.printf("races: %d, good: %d%n", races, good);
    assertTrue(good > 0 && good < races, "a race that one side always wins is none: " + good);
    List<Integer> told = told();
    town.pass("PT3H");
    assertEquals(told, told(), "nobody is told later either");
    String token = town.login(admin.name());
    Map<String, Object> stats = town.send(Shot.of("GET", "/probes/stats").as(token)).data();
    assertEquals(good, stats.get("good_probe_count"));
    assertEquals(races - good, stats.get("unavailable_probe_count"));
    assertEquals(0, stats.get("pending_probe_count"));
  }

  /** The same poke comes ten times at once: one probe, one text. */
  private static void asked(int day) {
    town.settle();
    List<Integer> texts = RACERS.stream().map(one -> town.texts(one.phone()).size()).toList();
    sleepUntil("2026-12-%02dT23:00:10Z".formatted(day));
    for (int i = 0; i < PEOPLE; i++) {
      long uid = RACERS.get(i).uid();
      Crowd.of(i < 3 ? 10 : 1, n -> town.poke("Probe", uid, "SETTINGS"));
    }
    town.settle();
    Items items = Items.read(town);
    for (int i = 0; i < PEOPLE; i++) {
      Town.Resident one = RACERS.get(i);
      assertEquals(day, items.keys("USER#" + one.uid() + " PROBE#").size(), one.name());
      assertEquals(texts.get(i) + 1, town.texts(one.phone()).size(), one.name());
      assertEquals("pending", status(items, one, day));
    }
  }

  /** How many ended well. */
  private static int raced(int day) {
    List<Integer> before = told();
    sleepUntil("2026-12-%02dT23:32:00Z".formatted(day));
    RACERS.forEach(one -> race(one, day));
    town.settle();
    town.pass("PT2M");
    Items items = Items.read(town);
    int good = 0;
    for (int i = 0; i < PEOPLE; i++) {
      good += outcome(items, i, day, town.texts(friend(i)).size() - before.get(i));
    }
    return good;
  }

  /** Whoever lost the last race gets a little more of a start. */
  private static void race(Town.Resident one, int day) {
    Shot yes = webhook.text(one.phone(), "Y");
    String probe = "PROBE#%07d".formatted(day);
    List<Said> said =
        Crowd.of(
            3,
            i -> {
              pause(i == 0 ? -start : start);
              return i == 0 ? town.send(yes) : town.poke("Probe", one.uid(), probe);
            });
    assertEquals(200, said.getFirst().status(), said::toString);
    start += said.getFirst().text().contains("Glad to hear") ? -1 : 1;
  }

  /** 1 for good. */
  private static int outcome(Items items, int number, int day, int alerts) {
    Town.Resident one = RACERS.get(number);
    String escalation = "USER#" + one.uid() + " ESCALATION#%07d".formatted(day);
    boolean escalated = !items.keys(escalation).isEmpty();
    boolean good = status(items, one, day).equals("good");
    assertEquals(good ? "good" : "unavailable", status(items, one, day), one.name());
    // An answer that came second is the all-clear: whoever was told hears so, or was not told yet.
    boolean sound = good ? alerts == 0 : alerts == 0 || alerts == 2;
    assertTrue(sound, one.name() + " told " + alerts + ", good: " + good);
    assertEquals(!good, escalated, one.name() + " escalated, good: " + good);
    return good ? 1 : 0;
  }

  private static void turnOn(Town.Resident one) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("active", true);
    settings.put("cron_expression", "0 18 * * *");
    settings.put("time_zone", ZONE);
    settings.put("max_retries", 0);
    settings.put("wait_time_in_minutes", 30);
    Shot shot = Shot.of("PUT", one.path() + "/probe_settings");
    Said said = town.send(shot.as(one.token()).json(settings));
    if (said.status() == 401) {
      said = town.send(shot.as(town.login(one.name())).json(settings));
    }
    assertEquals(200, said.status(), said.toString());
  }

  private static List<Integer> told() {
    List<Integer> told = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      told.add(town.texts(friend(i)).size());
    }
    return told;
  }

  private static void sleepUntil(String instant) {
    town.cloud.sleepThrough(Duration.between(town.cloud.now(), java.time.Instant.parse(instant)));
  }

  private static String status(Items items, Town.Resident one, int day) {
    String probe = "PROBE#%07d".formatted(day);
    return Items.text(items.find("USER#" + one.uid(), probe).orElseThrow(), "status");
  }

  private static String friend(int number) {
    return "+1416557%04d".formatted(100 + number);
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(Math.max(0, millis));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
