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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How somebody has Kronus ask less, and that nobody else can. */
@Tag("A8")
class PauseStoriesTest {
  private static final PhoneNumber BRUCE = new PhoneNumber("+14165550101");
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

  // ---- early, pauses ----------------------------------------------------------------------------

  @Test
  void sayingOkBeforeTheQuestionSatisfiesIt() {
    time.to(Instant.parse("2026-11-20T19:30:00Z"));
    tony.texts("OK");
    assertEquals(
        "Thanks, that counts for your next check-in. The one after it is Sat 21 Nov at 18:00"
            + " (America/Toronto).",
        tony.phoneShows().getLast());
    time.to(Instant.parse("2026-11-21T22:59:00Z"));
    assertEquals(0, tony.probes());
    assertEquals(1, items("SKIP#").size());
    assertEquals("early", items("SKIP#").getFirst().item().text("reason"));
    time.to(Instant.parse("2026-11-21T23:01:00Z"));
    assertEquals(1, tony.probes());
  }

  @Test
  void sayingOkLongBeforeTheQuestionDoesNot() {
    time.to(Instant.parse("2026-11-20T18:59:00Z"));
    tony.texts("OK");
    assertTrue(tony.phoneShows().getLast().startsWith("I was not asking anything"));
    time.to(Instant.parse("2026-11-20T23:01:00Z"));
    assertEquals(1, tony.probes());
  }

  @Test
  void aShortPauseIsTakenAtItsWordAndSaysWhenTheNextOneIs() {
    tony.texts("pause 24h");
    assertEquals(
        "Paused. Your next check-in is Sat 21 Nov at 18:00 (America/Toronto). Reply RESUME to end"
            + " the pause.",
        tony.phoneShows().getLast());
    time.to(Instant.parse("2026-11-21T22:59:00Z"));
    assertEquals(0, tony.probes());
    assertEquals("paused", items("PAUSE#").getFirst().item().text("reason"));
    time.to(Instant.parse("2026-11-21T23:01:00Z"));
    assertEquals(1, tony.probes());
  }

  @Test
  void aLongPauseWaitsForTheCode() {
    tony.texts("PAUSE until 2026-12-24");
    String code = code();
    time.to(Instant.parse("2026-11-20T12:09:00Z"));
    tony.texts(code);
    assertEquals(
        "Paused. Your next check-in is Thu 24 Dec at 18:00 (America/Toronto). Reply RESUME to end"
            + " the pause.",
        tony.phoneShows().getLast());
    time.to(Instant.parse("2026-12-24T22:59:00Z"));
    assertEquals(0, tony.probes());
    time.to(Instant.parse("2026-12-24T23:01:00Z"));
    assertEquals(1, tony.probes());
  }

  @Test
  void pausesOfADayCannotBeStrungTogetherWithoutTheCode() {
    tony.texts("PAUSE 20h");
    time.pass(Duration.ofHours(10));
    tony.texts("PAUSE 20h");
    assertTrue(tony.phoneShows().getLast().startsWith("To pause your check-ins, reply "));
    time.to(Instant.parse("2026-11-21T23:01:00Z"));
    assertEquals(1, tony.probes());
  }

  @Test
  void resumingGoesOnAtOnce() {
    tony.texts("PAUSE 12h");
    tony.texts("resume");
    assertEquals(
        "Your check-ins are on. The next one is Fri 20 Nov at 18:00 (America/Toronto).",
        tony.phoneShows().getLast());
    time.to(Instant.parse("2026-11-20T23:01:00Z"));
    assertEquals(1, tony.probes());
    assertTrue(items("PAUSE#").getFirst().item().flag("cut"));
  }

  @Test
  void aPauseLastsAtMostNinetyDaysAndEndsInTheFuture() {
    for (String body : List.of("PAUSE 91d", "PAUSE until 2026-11-01", "PAUSE until 2027-03-01")) {
      tony.texts(body);
      assertTrue(tony.phoneShows().getLast().startsWith("A pause ends in the future"), body);
    }
    for (String body : List.of("PAUSE", "pause for a bit", "PAUSE until 2026-13-45")) {
      tony.texts(body);
      assertTrue(tony.phoneShows().getLast().startsWith("PAUSE 3d, PAUSE 12h"), body);
    }
    time.to(Instant.parse("2026-11-20T23:01:00Z"));
    assertEquals(1, tony.probes());
  }

  @Test
  void pausingLeavesAPendingProbeAlone() {
    time.to(Instant.parse("2026-11-20T23:00:30Z"));
    tony.texts("PAUSE 24h");
    assertEquals(Probe.Status.PENDING, tony.probe(1).status());
    time.pass(Duration.ofHours(5));
    assertEquals(Probe.Status.UNAVAILABLE, tony.probe(1).status());
    assertFalse(tony.isOn());
  }

  // ---- codes ------------------------------------------------------------------------------------

  @Test
  void offWaitsForTheCode() {
    time.to(Instant.parse("2026-11-20T23:00:30Z"));
    tony.texts("OFF");
    assertTrue(tony.isOn());
    tony.texts(" " + code() + ".");
    assertEquals(
        "Your check-ins are off. Reply ON to switch them on.", tony.phoneShows().getLast());
    assertFalse(tony.isOn());
    assertEquals(Probe.Status.CANCELLED, tony.probe(1).status());
    assertTrue(got(BRUCE).isEmpty());
  }

  @Test
  void aCodeIsGoodForTenMinutesAndThreeTries() {
    tony.texts("OFF");
    String code = code();
    time.pass(Duration.ofMinutes(11));
    tony.texts(code);
    assertTrue(tony.isOn());
    tony.texts("OFF");
    code = code();
    String wrong = code.equals("0000") ? "0001" : "0000";
    tony.texts(wrong);
    tony.texts(wrong);
    assertEquals("That is not the code I sent. Please try again.", tony.phoneShows().getLast());
    tony.texts(wrong);
    assertEquals(
        "That is not the code either, so nothing has changed.", tony.phoneShows().getLast());
    tony.texts(code);
    assertTrue(tony.isOn());
  }

  @Test
  void aCodeCountsOnce() {
    tony.texts("OFF");
    String code = code();
    tony.texts(code);
    tony.texts("ON");
    tony.texts(code);
    assertTrue(tony.isOn());
  }

  @Test
  void noMoreThanSixCodesADay() {
    for (int i = 0; i < 7; i++) {
      tony.texts("OFF");
    }
    assertTrue(tony.phoneShows().getLast().startsWith("That was too often today"));
  }

  /** What was sent last, if it was a code. */
  private String code() {
    return tony.phoneShows().getLast().replaceFirst(".*reply ([0-9]{4}) within.*", "$1");
  }

  private List<Slice.Row> items(String prefix) {
    return world.table.all(Query.of(Key.of(tony.uid(), "").pk()).prefix(prefix));
  }

  private List<String> got(PhoneNumber phone) {
    return Person.shows(world, phone);
  }
}
