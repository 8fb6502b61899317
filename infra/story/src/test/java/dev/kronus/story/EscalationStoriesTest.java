package dev.kronus.story;

import static dev.kronus.story.BadEvening.BRUCE;
import static dev.kronus.story.BadEvening.NATASHA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.kernel.PhoneNumber;
import dev.kronus.liveness.Probe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How an escalation goes on until somebody has it, as the phones tell it. */
class EscalationStoriesTest {
  private static final PhoneNumber PEPPER = new PhoneNumber("+14165550103");
  private final World world = new World("2026-11-20T12:00:00Z");
  private final Passing time = new Passing(world);
  private Person tony;

  @BeforeEach
  void tonyAnswersBadly() {
    tony = BadEvening.tony(world);
    tony.trusts("Pepper", PEPPER.value(), 4);
    BadEvening.begins(tony, time);
  }

  @Test
  @Tag("A1")
  void theFirstTierIsToldAtOnceAndTheNextWhenNobodyHasIt() {
    assertEquals(1, got(BRUCE).size());
    assertEquals(1, got(NATASHA).size());
    assertTrue(got(BRUCE).getFirst().endsWith("Reply 1 if you have it, 2 if you can't"));
    time.pass(Duration.ofMinutes(14));
    assertEquals(0, got(PEPPER).size());
    time.pass(Duration.ofMinutes(2));
    assertEquals(1, got(PEPPER).size());
    assertEquals(1, got(BRUCE).size());
  }

  @Test
  @Tag("A4")
  void whoeverIsAlertedAnewHearsNoMoreOfTheAlarmBefore() {
    world.phones.behave(BRUCE, Phones.Behaviour.DOWN);
    tony.texts("yes");
    tony.texts("ON");
    time.pass(Duration.ofMinutes(30));
    tony.texts("SOS");
    world.phones.behave(BRUCE, Phones.Behaviour.DELIVERS);
    time.pass(Duration.ofMinutes(30));
    assertTrue(got(NATASHA).stream().anyMatch(text -> text.startsWith("All clear")));
    assertTrue(got(BRUCE).getLast().contains("called for help"), "" + got(BRUCE));
    assertTrue(got(BRUCE).stream().noneMatch(text -> text.startsWith("All clear")));
  }

  @Test
  @Tag("A1")
  void afterTheLastRoundAnOperatorIsTold() {
    time.pass(Duration.ofHours(3));
    assertEquals(3, got(BRUCE).size());
    assertEquals(3, got(PEPPER).size());
    assertEquals(2, world.topic.alerts().size());
    assertTrue(world.topic.alerts().getLast().subject().contains("nobody has it"));
    time.pass(Duration.ofDays(2));
    assertEquals(3, got(BRUCE).size());
  }

  @Test
  @Tag("A2")
  void whoeverHasItStopsTheTellingAndTheOthersHearOfIt() {
    world.text(BRUCE, "1");
    assertTrue(got(BRUCE).getLast().startsWith("Thank you, you have it."));
    assertEquals("Bruce has it and is looking after Tony. Thank you.", got(NATASHA).getLast());
    time.pass(Duration.ofMinutes(59));
    assertEquals(0, got(PEPPER).size());
    world.text(NATASHA, "1");
    assertEquals("Bruce has it already. Thank you.", got(NATASHA).getLast());
  }

  @Test
  @Tag("A2")
  void whoeverHasItIsAskedAgainAndThenItGoesOn() {
    world.text(BRUCE, "1");
    time.pass(Duration.ofMinutes(61));
    assertTrue(got(BRUCE).getLast().startsWith("Do you still have Tony?"));
    assertEquals(0, got(PEPPER).size());
    time.pass(Duration.ofMinutes(11));
    assertEquals(1, got(PEPPER).size());
  }

  @Test
  @Tag("A2")
  void sayingSoAgainKeepsIt() {
    world.text(BRUCE, "1");
    time.pass(Duration.ofMinutes(61));
    world.text(BRUCE, "1");
    time.pass(Duration.ofMinutes(50));
    assertEquals(0, got(PEPPER).size());
  }

  @Test
  @Tag("A2")
  void whoeverCannotMakesTheNextOneBeToldAtOnce() {
    world.text(BRUCE, "2");
    assertEquals("Okay, thank you for saying so. I will go on asking.", got(BRUCE).getLast());
    assertEquals(1, got(PEPPER).size());
  }

  @Test
  @Tag("A3")
  void safeTellsEveryoneWhoWasToldAndThePerson() {
    world.text(NATASHA, "SAFE spoke to her");
    assertEquals(
        "All clear: Natasha says Tony is safe (spoke to her). Thank you for being there.",
        got(BRUCE).getLast());
    assertTrue(got(PEPPER).isEmpty());
    assertEquals("Thank you. Everyone who was told knows.", got(NATASHA).getLast());
    assertTrue(tony.phoneShows().getLast().startsWith("Natasha says you are safe"));
    time.pass(Duration.ofHours(5));
    assertTrue(got(PEPPER).isEmpty());
  }

  @Test
  @Tag("A4")
  void aGoodAnswerAfterwardsIsTheAllClear() {
    tony.texts("yes");
    assertEquals(Probe.Status.BAD, tony.probe(1).status());
    String clear = "All clear: Tony has answered and is all right. Thank you for being there.";
    assertEquals(clear, got(BRUCE).getLast());
    assertEquals(clear, got(NATASHA).getLast());
    assertTrue(got(PEPPER).isEmpty());
    tony.texts("yes");
    time.pass(Duration.ofHours(5));
    assertEquals(2, got(BRUCE).size());
    assertTrue(got(PEPPER).isEmpty());
  }

  @Test
  @Tag("A4")
  void aGoodAnswerToALaterQuestionEndsTheEarlierAlarm() {
    tony.texts("probe in 1 retries 0 wait 60");
    time.pass(Duration.ofMinutes(2));
    tony.texts("yes");
    assertEquals(Probe.Status.GOOD, tony.probe(2).status());
    assertTrue(got(BRUCE).getLast().startsWith("All clear: Tony"), got(BRUCE)::toString);
    time.pass(Duration.ofHours(3));
    assertEquals(2, got(BRUCE).size(), got(BRUCE)::toString);
    assertTrue(got(PEPPER).isEmpty());
  }

  @Test
  @Tag("A2")
  void twoAlertsOnOneNumberHaveLettersAndABareDigitIsAskedBack() {
    Person carol = Person.joins(world, "Carol", "+14165550110");
    carol.trusts("Bruce", BRUCE.value(), 1);
    carol.texts("probe in 1 retries 0 wait 5");
    time.pass(Duration.ofMinutes(2));
    carol.texts("no");
    assertTrue(got(BRUCE).getLast().endsWith("Reply B1 if you have it, B2 if you can't"));
    world.text(BRUCE, "1");
    assertTrue(got(BRUCE).getLast().startsWith("Whom do you mean? A is Tony, B is Carol."));
    world.text(BRUCE, "b1");
    assertTrue(got(BRUCE).getLast().contains("Carol is all right"));
    world.text(BRUCE, "A safe");
    assertTrue(got(NATASHA).getLast().contains("Bruce says Tony is safe"));
  }

  /** Words go first to that number's own pending probe, digits to alerts. */
  @Test
  @Tag("A2")
  void aContactWhoIsAskedThemselvesAnswersThatByWordsAndTheAlertByDigits() {
    Person bruce = Person.joins(world, "Bruce", BRUCE.value());
    bruce.trusts("Betty", "+14165550144");
    bruce.texts("probe in 1 retries 0 wait 60");
    time.pass(Duration.ofMinutes(2));
    bruce.texts("1");
    assertTrue(got(BRUCE).getLast().startsWith("Thank you, you have it. Text SAFE once Tony"));
    assertEquals(Probe.Status.PENDING, bruce.probe(1).status());
    bruce.texts("yes");
    assertEquals(Probe.Status.GOOD, bruce.probe(1).status());
    bruce.texts("SAFE");
    assertTrue(got(NATASHA).getLast().contains("Bruce says Tony is safe"));
  }

  @Test
  void aSecondAlarmAboutOnePersonTakesTheFirstOnesPlaceAndSafeEndsBoth() {
    time.pass(Duration.ofMinutes(16));
    tony.texts("probe in 1 retries 0 wait 5");
    time.pass(Duration.ofMinutes(2));
    tony.texts("no");
    assertEquals(2, got(BRUCE).size());
    assertTrue(got(BRUCE).getLast().endsWith("Reply 1 if you have it, 2 if you can't"));
    world.text(BRUCE, "safe");
    assertEquals("Thank you. Everyone who was told knows.", got(BRUCE).getLast());
    assertTrue(got(PEPPER).getLast().startsWith("All clear: Bruce says Tony is safe"));
    time.pass(Duration.ofHours(5));
    assertEquals(3, got(BRUCE).size());
    assertEquals(2, got(PEPPER).size());
  }

  @Test
  void somebodyWhoIsBeingLookedAfterCannotBeDeleted() {
    assertFalse(leaves());
    world.text(BRUCE, "SAFE");
    assertTrue(leaves());
  }

  private boolean leaves() {
    try {
      tony.leaves();
      return true;
    } catch (dev.kronus.kernel.Refusal.Conflict open) {
      return false;
    }
  }

  private List<String> got(PhoneNumber phone) {
    return Person.shows(world, phone);
  }
}
