package dev.kronus.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.duties.Jobs;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.liveness.Sms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the person hears of an alarm about them: what happened, and nothing else. */
class OwnersNoticeStoriesTest {
  private static final PhoneNumber BRUCE = new PhoneNumber("+14165550101");
  private static final PhoneNumber NATASHA = new PhoneNumber("+14165550102");
  private static final PhoneNumber PEPPER = new PhoneNumber("+14165550103");
  private static final String OFF =
      " Your check-ins are now off. Reply ON to switch them on again.";
  private static final String STILL_OFF = "Your check-ins are off. Reply ON to switch them on.";
  private final World world = new World("2026-11-20T12:00:00Z");
  private final Passing time = new Passing(world);
  private Person tony;

  @BeforeEach
  void tonyIsAskedAtSix() {
    tony = Person.joins(world, "Tony", "+14165550100");
    tony.trusts("Bruce", BRUCE.value(), 1);
    tony.trusts("Pepper", PEPPER.value(), 2);
    tony.isAskedAt("0 18 * * *", "America/Toronto", 1, 30);
    time.to(Instant.parse("2026-11-20T23:00:30Z"));
  }

  @Test
  void nobodyIsSaidToBeToldBeforeTheProviderHasTheText() {
    world.phones.behave(BRUCE, Phones.Behaviour.DOWN);
    tony.texts("no");
    time.pass(Duration.ofMinutes(4));
    assertEquals(List.of(), notices());
    world.phones.behave(BRUCE, Phones.Behaviour.DELIVERS);
    time.pass(Duration.ofMinutes(8));
    assertEquals(List.of("We told Bruce." + OFF), notices());
  }

  @Test
  void norAtAllWhenTheAlarmIsOverFirst() {
    world.phones.behave(BRUCE, Phones.Behaviour.DOWN);
    tony.texts("no");
    time.pass(Duration.ofMinutes(4));
    tony.texts("yes");
    world.phones.behave(BRUCE, Phones.Behaviour.DELIVERS);
    time.pass(Duration.ofHours(2));
    assertEquals(List.of(), notices());
    assertTrue(
        Person.shows(world, BRUCE).stream().noneMatch(text -> text.contains("okay")),
        Person.shows(world, BRUCE)::toString);
  }

  @Test
  void whoeverAnswersWellBeforeAnybodyWasToldHearsThatTheyAreOff() {
    world.phones.behave(BRUCE, Phones.Behaviour.DOWN);
    tony.texts("no");
    tony.texts("probe in 3 retries 1 wait 5");
    time.pass(Duration.ofMinutes(4));
    tony.texts("ok");
    time.pass(Duration.ofHours(2));
    assertEquals(List.of(), notices());
    List<String> shown = tony.phoneShows();
    assertEquals(
        "Glad to hear it. Take care! Your check-ins are off: reply ON to switch them on.",
        shown.get(shown.size() - 2));
    assertEquals(STILL_OFF, shown.getLast());
  }

  @Test
  void whoeverAnswersWellBeforeTheyWereToldHearsThatTheyAreOffThoughTheReplyIsLost() {
    world.phones.behave(tony.phone(), Phones.Behaviour.DOWN);
    tony.texts("no");
    time.pass(Duration.ofMinutes(4));
    world.inbox.receive(new Sms("SM-whose-reply-is-lost", tony.phone(), "yes"));
    world.settle();
    world.phones.behave(tony.phone(), Phones.Behaviour.DELIVERS);
    time.pass(Duration.ofHours(2));
    assertEquals(List.of(), notices());
    assertEquals(STILL_OFF, tony.phoneShows().getLast());
  }

  @Test
  void whoeverWasToldInTheirPlaceIsNamed() {
    world.phones.behave(BRUCE, Phones.Behaviour.REJECTS);
    tony.texts("no");
    time.pass(Duration.ofMinutes(4));
    assertEquals(List.of("We told Pepper." + OFF), notices());
  }

  @Test
  void thatTheyAreOffIsSaidAlsoWhenNobodyCouldBeReached() {
    world.phones.behave(BRUCE, Phones.Behaviour.REJECTS);
    world.phones.behave(PEPPER, Phones.Behaviour.REJECTS);
    tony.texts("no");
    time.pass(Duration.ofHours(3));
    assertEquals(List.of("We could not reach your emergency contacts so far." + OFF), notices());
  }

  @Test
  void norLessWhenThatIsSettledAfterTheLastRound() {
    world.phones.behave(BRUCE, Phones.Behaviour.REJECTS);
    world.phones.behave(PEPPER, Phones.Behaviour.DOWN);
    tony.texts("no");
    time.pass(Duration.ofMinutes(100));
    assertEquals(STILL_OFF, tony.phoneShows().getLast());
    world.phones.behave(PEPPER, Phones.Behaviour.REJECTS);
    time.pass(Duration.ofHours(3));
    assertEquals(List.of(), notices());
    assertEquals(1, tony.phoneShows().stream().filter(STILL_OFF::equals).count());
  }

  @Test
  void theSameIsSaidOnceWhenTheFirstRoundArrivesAfterTheSecond() {
    tony.trusts("Natasha", NATASHA.value(), 1);
    world.phones.behave(BRUCE, Phones.Behaviour.REJECTS);
    world.phones.behave(NATASHA, Phones.Behaviour.DOWN);
    world.phones.behave(PEPPER, Phones.Behaviour.REJECTS);
    tony.texts("no");
    time.pass(Duration.ofMinutes(10));
    assertEquals(List.of(), notices());
    world.phones.behave(BRUCE, Phones.Behaviour.DELIVERS);
    time.pass(Duration.ofMinutes(110));
    assertEquals(List.of("We told Bruce and 1 more." + OFF), notices());
    world.phones.behave(NATASHA, Phones.Behaviour.DELIVERS);
    time.pass(Duration.ofHours(3));
    assertEquals(List.of("We told Bruce and 1 more." + OFF), notices());
  }

  @Test
  void orThoughWhoeverWasToSayItDiedMeanwhile() {
    tony.trusts("Natasha", NATASHA.value(), 1);
    world.phones.behave(BRUCE, Phones.Behaviour.REJECTS);
    world.phones.behave(NATASHA, Phones.Behaviour.DOWN);
    world.phones.behave(PEPPER, Phones.Behaviour.REJECTS);
    tony.texts("no");
    time.pass(Duration.ofMinutes(10));
    world.phones.behave(BRUCE, Phones.Behaviour.DELIVERS);
    Jobs jobs = new Jobs(world.table, world.clock);
    for (int i = 0; i < 200; i++) {
      time.pass(Duration.ofSeconds(30));
      jobs.claim(tony.probe(1).uid(), "JOB#p0000001-told-owner");
    }
    assertEquals(List.of(), notices());
    assertTrue(Person.shows(world, BRUCE).getLast().contains("okay"));
    world.phones.behave(NATASHA, Phones.Behaviour.DELIVERS);
    time.pass(Duration.ofHours(3));
    assertEquals(List.of("We told Bruce and 1 more." + OFF), notices());
  }

  private List<String> notices() {
    return tony.phoneShows().stream().filter(text -> text.contains("are now off")).toList();
  }
}
