package dev.kronus.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.ProbeId;
import dev.kronus.liveness.Probe;
import dev.kronus.liveness.Sms;
import dev.kronus.platform.Poke;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a probe goes, as the phones tell it. */
class StoriesTest {
  private static final PhoneNumber BRUCE = new PhoneNumber("+14165550101");
  private final World world = new World("2026-11-20T12:00:00Z");
  private final Passing time = new Passing(world);
  private Person tony;

  @BeforeEach
  void tonyIsAskedEveryEveningAndTrustsBruce() {
    tony = Person.joins(world, "Tony", "+14165550100");
    tony.trusts("Bruce", BRUCE.value());
    tony.isAskedAt("0 18 * * *", "America/Toronto", 3, 60);
  }

  @Test
  void saysThatCheckInsAreOn() {
    assertEquals(
        List.of("Your check-ins are on. The next one is Fri 20 Nov at 18:00 (America/Toronto)."),
        tony.phoneShows());
  }

  @Test
  void anAnswerEndsIt() {
    time.pass(Duration.ofMinutes(11 * 60 + 30));
    tony.texts("yes thanks");
    time.pass(Duration.ofHours(10));
    assertEquals(
        List.of(
            "Hi Tony, just your friendly check in. Are you good? (Y/N)",
            "Glad to hear it. Take care!"),
        tony.phoneShows().subList(1, 3));
    assertEquals(Probe.Status.GOOD, tony.probe(1).status());
    assertTrue(bruce().isEmpty());
    assertTrue(tony.isOn());
  }

  @Test
  void silenceIsHeard() {
    time.pass(Duration.ofHours(16));
    assertEquals(Probe.Status.UNAVAILABLE, tony.probe(1).status());
    assertEquals(3, tony.phoneShows().stream().filter("You good? (Y/N)"::equals).count());
    assertEquals(3, bruce().size());
    assertTrue(bruce().getFirst().contains("missed"), bruce().getFirst());
    assertTrue(tony.phoneShows().getLast().contains("We told Bruce"));
    assertFalse(tony.isOn());
    assertEquals(2, world.topic.alerts().size());
  }

  @Test
  void aBadAnswerTellsAtOnce() {
    untilAsked();
    tony.texts("no");
    assertEquals(
        "Hang in there! Reaching out to your emergency contact ASAP.", tony.phoneShows().get(2));
    assertEquals(Probe.Status.BAD, tony.probe(1).status());
    assertEquals(1, bruce().size());
    assertTrue(bruce().getFirst().contains("not okay"), bruce().getFirst());
    assertFalse(tony.isOn());
    time.pass(Duration.ofDays(3));
    assertEquals(1, tony.probes());
    assertEquals(3, bruce().size());
  }

  @Test
  void wordsThatAreNoAnswerAreAskedBackOnceAndNeverCountAsGood() {
    untilAsked();
    tony.texts("what is this");
    tony.texts("who are you");
    assertEquals("who are you", tony.probe(1).lastResponse().orElseThrow());
    assertEquals(Probe.Status.PENDING, tony.probe(1).status());
    assertEquals(1, tony.phoneShows().stream().filter(text -> text.startsWith("Sorry")).count());
    time.pass(Duration.ofHours(5));
    assertEquals(Probe.Status.UNAVAILABLE, tony.probe(1).status());
    assertEquals(3, bruce().size());
  }

  @Test
  void aCancelledProbeTellsNobodyAndTheNextOneComes() {
    untilAsked();
    world.probes.cancel(tony.uid(), new ProbeId(1));
    time.pass(Duration.ofHours(25));
    assertEquals(Probe.Status.CANCELLED, tony.probe(1).status());
    assertTrue(bruce().isEmpty());
    assertEquals(2, tony.probes());
  }

  @Test
  void turningItOffCancelsThePendingProbe() {
    untilAsked();
    tony.turns(false);
    time.pass(Duration.ofDays(2));
    assertEquals(Probe.Status.CANCELLED, tony.probe(1).status());
    assertEquals(1, tony.probes());
    assertTrue(bruce().isEmpty());
  }

  @Test
  void aLateAnswerIsRecordedAndThankedAndTurnsNothingOn() {
    time.pass(Duration.ofHours(16));
    tony.texts("yes");
    assertEquals(Probe.Status.UNAVAILABLE, tony.probe(1).status());
    assertEquals("yes", tony.probe(1).lastResponse().orElseThrow());
    assertEquals(
        "Glad you are okay! I am telling your contacts. Check-ins are off: reply ON to switch them"
            + " on.",
        tony.phoneShows().getLast());
    assertTrue(bruce().getLast().startsWith("All clear"), bruce().getLast());
    assertFalse(tony.isOn());
  }

  @Test
  void theFirstOfTwoAnswersCounts() {
    untilAsked();
    tony.texts("y");
    tony.texts("n");
    assertEquals(Probe.Status.GOOD, tony.probe(1).status());
    assertTrue(bruce().isEmpty());
  }

  @Test
  void anAnswerThatComesAgainChangesNothing() {
    untilAsked();
    Sms no = new Sms("SM-same", tony.phone(), "no");
    world.deliver(no);
    world.deliver(no);
    assertEquals(1, bruce().size());
    assertEquals(1, world.topic.alerts().size());
  }

  @Test
  void doubledAndLateTimersAskOnce() {
    untilAsked();
    Poke poke = new Poke(tony.uid(), "SETTINGS");
    world.poke("Probe", poke);
    world.poke("Probe", poke);
    time.pass(Duration.ofMinutes(20));
    world.poke("Probe", poke);
    assertEquals(1, tony.probes());
    assertEquals(1, questions());
  }

  @Test
  void aTimerThatNeverComesIsMadeUpForWithinMinutes() {
    world.timers.lose(true);
    untilAsked();
    assertEquals(0, questions());
    time.pass(Duration.ofMinutes(2));
    assertEquals(1, questions());
    time.pass(Duration.ofMinutes(4 * 60 + 6));
    assertEquals(1, bruce().size());
  }

  @Test
  void aFunctionThatDiesBeforeItSendsCostsMinutes() {
    time.sweep(false);
    world.timers.lose(true);
    untilAsked();
    world.kronus.probing.poked(new Poke(tony.uid(), "SETTINGS"));
    world.loseStarted();
    assertEquals(0, questions());
    time.sweep(true);
    time.pass(Duration.ofMinutes(3));
    assertEquals(1, questions());
  }

  @Test
  void aProbeDueWhileOneIsPendingIsSkippedAndTheSkipRecorded() {
    tony.isAskedAt("0 18-22 * * *", "America/Toronto", 6, 60);
    untilAsked();
    time.pass(Duration.ofMinutes(61));
    assertEquals(1, tony.probes());
    assertTrue(tony.probe(1).timeline().toString().contains("skipped"));
    tony.texts("ok");
    time.pass(Duration.ofHours(1));
    assertEquals(2, tony.probes());
  }

  @Test
  void afterAnOutageTheLatestMissedTimeIsAskedAndTheOthersRecorded() {
    tony.isAskedAt("0 8,12,18 * * *", "America/Toronto", 3, 60);
    time.sweep(false);
    world.timers.lose(true);
    time.pass(Duration.ofHours(30));
    assertEquals(0, questions());
    time.sweep(true);
    time.pass(Duration.ofMinutes(2));
    assertEquals(1, questions());
    String timeline = tony.probe(1).timeline().toString();
    assertTrue(timeline.contains("reason=outage") && timeline.contains("count=4"), timeline);
  }

  @Test
  void somebodyWhoLeavesIsNeitherAskedNorSpokenOf() {
    untilAsked();
    tony.leaves();
    time.pass(Duration.ofDays(2));
    assertTrue(bruce().isEmpty());
    assertEquals(1, questions());
    assertTrue(world.timers.names("u").isEmpty());
    assertEquals(0L, world.probes.counts().getOrDefault("pending", 0L));
  }

  @Test
  void aSilentProviderDelaysTheQuestionAndItsClock() {
    world.phones.behave(Phones.Behaviour.DOWN);
    untilAsked();
    time.pass(Duration.ofHours(3));
    world.phones.behave(Phones.Behaviour.DELIVERS);
    time.pass(Duration.ofMinutes(20));
    assertEquals(1, questions());
    assertTrue(bruce().isEmpty());
    tony.texts("yes");
    time.pass(Duration.ofHours(8));
    assertTrue(bruce().isEmpty());
  }

  @Test
  void aLostAnswerFromTheProviderDoesNotSendTwice() {
    world.phones.behave(tony.phone(), Phones.Behaviour.LOSES_ANSWER);
    untilAsked();
    time.pass(Duration.ofMinutes(30));
    assertEquals(1, questions());
    assertTrue(tony.probe(1).deadlineAt().isPresent());
  }

  @Test
  void aPhoneThatCannotBeReachedIsNotCalledSilent() {
    world.phones.behave(tony.phone(), Phones.Behaviour.REJECTS);
    untilAsked();
    time.pass(Duration.ofMinutes(5));
    assertEquals(Probe.Status.UNAVAILABLE, tony.probe(1).status());
    assertTrue(bruce().getFirst().contains("could not reach"), bruce().getFirst());
  }

  @Test
  void anAlertOutlivesAnOutageOfTheProvider() {
    untilAsked();
    world.phones.behave(Phones.Behaviour.DOWN);
    time.pass(Duration.ofHours(7));
    assertTrue(bruce().isEmpty());
    world.phones.behave(Phones.Behaviour.DELIVERS);
    time.pass(Duration.ofHours(6));
    assertEquals(3, bruce().size());
  }

  @Test
  void aProbeCanBeAskedForByText() {
    tony.turns(false);
    tony.texts("PROBE in 5 retries 0 wait 10");
    assertTrue(tony.phoneShows().getLast().startsWith("Will check on you in 5 minutes"));
    time.pass(Duration.ofMinutes(6));
    assertEquals(1, questions());
    time.pass(Duration.ofMinutes(12));
    assertEquals(1, bruce().size());
  }

  @Test
  void aStrangerGetsNoWord() {
    world.text(new PhoneNumber("+14165550199"), "yes");
    assertTrue(Person.shows(world, new PhoneNumber("+14165550199")).isEmpty());
  }

  private void untilAsked() {
    time.to(Instant.parse("2026-11-20T23:00:30Z"));
  }

  private long questions() {
    return tony.phoneShows().stream().filter(text -> text.contains("Hi Tony, just")).count();
  }

  private List<String> bruce() {
    return Person.shows(world, BRUCE);
  }
}
