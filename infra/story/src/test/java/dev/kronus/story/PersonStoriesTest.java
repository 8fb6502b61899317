package dev.kronus.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.kernel.PhoneNumber;
import dev.kronus.liveness.Probe;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What somebody can say without being asked, as the phones tell it. */
class PersonStoriesTest {
  private static final PhoneNumber BRUCE = new PhoneNumber("+14165550101");
  private static final String HANG_IN =
      "Hang in there! Reaching out to your emergency contact ASAP.";
  private static final String ON_AGAIN =
      "Your check-ins are on. The next one is Sat 21 Nov at 18:00 (America/Toronto).";
  private static final String STILL_OFF =
      "Your check-ins are still off since your alarm. Reply ON to switch them on, or OFF to hear no"
          + " more of it.";
  private final World world = new World("2026-11-20T12:00:00Z");
  private final Passing time = new Passing(world);
  private Person tony;

  /** Asked every day at six in Toronto, which is 23:00 UTC; an hour to answer, three reminders. */
  @BeforeEach
  void tonyIsOn() {
    tony = Person.joins(world, "Tony", "+14165550100");
    tony.trusts("Bruce", BRUCE.value(), 1);
    tony.isAskedAt("0 18 * * *", "America/Toronto", 3, 60);
  }

  // ---- SOS --------------------------------------------------------------------------------------

  @Test
  @Tag("A6")
  void aCryForHelpOutOfTheBlueIsHeardAtOnce() {
    tony.texts("SOS!!");
    assertEquals(HANG_IN, tony.phoneShows().get(1));
    assertEquals(1, got(BRUCE).size());
    assertTrue(got(BRUCE).getFirst().contains("Tony called for help."));
    assertEquals(Probe.Status.BAD, tony.probe(1).status());
    assertEquals(Probe.Origin.SOS, tony.probe(1).origin());
    assertFalse(tony.isOn());
    assertEquals(Map.of("bad", 1L), nonZero(world.probes.counts()));
  }

  @Test
  @Tag("A6")
  void aCryForHelpEndsTheProbeThatIsPending() {
    time.to(Instant.parse("2026-11-20T23:00:30Z"));
    tony.texts("911");
    assertTrue(got(BRUCE).getFirst().contains("Tony called for help."));
    assertEquals(Probe.Status.BAD, tony.probe(1).status());
    assertEquals(1, tony.probes());
    assertEquals(Map.of("bad", 1L), nonZero(world.probes.counts()));
  }

  @Test
  @Tag("A6")
  void aSecondCryDoesNotStartASecondAlarm() {
    tony.texts("help");
    tony.texts("HELP HELP");
    assertEquals(
        "Hang in there! Your emergency contacts are being told already.",
        tony.phoneShows().getLast());
    assertEquals(1, tony.probes());
    assertEquals(1, got(BRUCE).size());
    world.text(BRUCE, "SAFE");
    tony.texts("sos");
    assertEquals(2, tony.probes());
    assertTrue(got(BRUCE).getLast().contains("Tony called for help."));
  }

  @Test
  @Tag("A6")
  void askingAboutHelpIsNoCry() {
    for (String body : List.of("ping --help", "sos --help", "usage help", "can I help you?")) {
      tony.texts(body);
    }
    assertEquals(0, tony.probes());
    assertTrue(got(BRUCE).isEmpty());
    assertTrue(tony.isOn());
  }

  @Test
  @Tag("A6")
  void aCryIsHeardThoughTheScheduleIsOffAndNobodyIsThereToTell() {
    Person carol = Person.joins(world, "Carol", "+14165550110");
    carol.texts("sos");
    assertTrue(carol.phoneShows().getFirst().startsWith("Hang in there! You have no emergency"));
    assertEquals(Probe.Status.BAD, carol.probe(1).status());
    assertFalse(world.topic.alerts().isEmpty());
  }

  // ---- on again ---------------------------------------------------------------------------------

  @Test
  @Tag("A5")
  void afterAnAlarmOneWordSwitchesTheCheckInsOn() {
    tony.texts("sos");
    assertEquals(
        "We told Bruce. Your check-ins are now off. Reply ON to switch them on again.",
        tony.phoneShows().getLast());
    world.text(BRUCE, "SAFE");
    time.to(Instant.parse("2026-11-21T12:00:00Z"));
    int before = tony.phoneShows().size();
    tony.texts("On.");
    assertEquals(List.of(ON_AGAIN), tony.phoneShows().subList(before, tony.phoneShows().size()));
    assertTrue(tony.isOn());
    time.to(Instant.parse("2026-11-21T23:01:00Z"));
    assertTrue(tony.phoneShows().getLast().startsWith("Hi Tony"));
    assertTrue(items("REARM").isEmpty());
  }

  @Test
  @Tag("A5")
  void whoStaysOffIsRemindedAfterOneThreeAndSevenDaysAndThenWeekly() {
    tony.texts("sos");
    world.text(BRUCE, "SAFE");
    time.pass(Duration.ofDays(22));
    List<Duration> after =
        world.phones.received(tony.phone()).stream()
            .filter(text -> text.body().equals(STILL_OFF))
            .map(text -> Duration.between(Instant.parse("2026-11-20T12:00:00Z"), text.at()))
            .toList();
    assertEquals(List.of(1L, 3L, 7L, 14L, 21L), after.stream().map(Duration::toDays).toList());
    assertTrue(after.stream().allMatch(d -> d.toMinutes() % (24 * 60) < 5), after.toString());
  }

  @Test
  @Tag("A5")
  void offEndsTheRemindersAndNothingElse() {
    tony.texts("sos");
    world.text(BRUCE, "SAFE");
    time.pass(Duration.ofDays(2));
    tony.texts("OFF");
    assertTrue(tony.phoneShows().getLast().startsWith("Your check-ins are off, and I will not"));
    time.pass(Duration.ofDays(30));
    assertEquals(1, tony.phoneShows().stream().filter(STILL_OFF::equals).count());
  }

  @Test
  @Tag("A5")
  void switchingOnByTheApiEndsTheReminders() {
    tony.texts("sos");
    world.text(BRUCE, "SAFE");
    tony.turns(true);
    assertTrue(items("REARM").isEmpty());
    time.pass(Duration.ofMinutes(30));
    assertEquals(0, tony.phoneShows().stream().filter(STILL_OFF::equals).count());
  }

  @Test
  @Tag("A5")
  void whoLeavesIsNotReminded() {
    tony.texts("sos");
    world.text(BRUCE, "SAFE");
    tony.leaves();
    time.pass(Duration.ofDays(8));
    assertEquals(0, tony.phoneShows().stream().filter(STILL_OFF::equals).count());
  }

  private List<Slice.Row> items(String prefix) {
    return world.table.all(Query.of(Key.of(tony.uid(), "").pk()).prefix(prefix));
  }

  private static Map<String, Long> nonZero(Map<String, Long> counts) {
    Map<String, Long> some = new java.util.TreeMap<>(counts);
    some.values().removeIf(n -> n == 0);
    return some;
  }

  private List<String> got(PhoneNumber phone) {
    return Person.shows(world, phone);
  }
}
