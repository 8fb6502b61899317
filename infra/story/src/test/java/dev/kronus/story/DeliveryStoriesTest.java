package dev.kronus.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.duties.Fate;
import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.liveness.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What comes of a message on its way: accepted, sent, delivered or lost. */
class DeliveryStoriesTest {
  private static final PhoneNumber BRUCE = new PhoneNumber("+14165550101");
  private static final PhoneNumber PEPPER = new PhoneNumber("+14165550103");
  private static final Instant SIX = Instant.parse("2026-11-20T23:00:00Z");
  private final World world = new World("2026-11-20T12:00:00Z");
  private final Passing time = new Passing(world);
  private Person tony;

  @BeforeEach
  void tonyIsAskedAtSix() {
    tony = Person.joins(world, "Tony", "+14165550100");
    tony.trusts("Bruce", BRUCE.value(), 1);
    tony.trusts("Pepper", PEPPER.value(), 2);
    tony.isAskedAt("0 18 * * *", "America/Toronto", 1, 30);
  }

  @Test
  @Tag("B1")
  void theAnswersClockStartsWhenTheQuestionWasSent() {
    time.to(SIX.plusSeconds(30));
    assertEquals(Optional.of(SIX.plus(Duration.ofMinutes(30))), tony.probe(1).deadlineAt());
  }

  @Test
  @Tag("B1")
  void orTenMinutesAfterItWasAcceptedWhenNobodySaysThatItWasSent() {
    world.phones.behave(tony.phone(), Phones.Behaviour.SAYS_NOTHING);
    time.to(SIX.plusSeconds(30));
    assertEquals(Optional.of(SIX.plus(Duration.ofMinutes(40))), tony.probe(1).deadlineAt());
  }

  @Test
  @Tag("B1")
  void laterWordThatItWasSentDoesNotMoveTheDeadlineOn() {
    world.phones.behave(tony.phone(), Phones.Behaviour.SAYS_NOTHING);
    time.to(SIX.plus(Duration.ofMinutes(20)));
    world.hears("SM1", Fate.Status.SENT);
    assertEquals(Optional.of(SIX.plus(Duration.ofMinutes(40))), tony.probe(1).deadlineAt());
  }

  @Test
  @Tag("B1")
  void wordThatComesTwiceOrOutOfOrderMovesNothingBack() {
    world.phones.behave(tony.phone(), Phones.Behaviour.SAYS_NOTHING);
    time.to(SIX.plus(Duration.ofMinutes(1)));
    String sid = question().sid().orElseThrow();
    world.hears(sid, Fate.Status.DELIVERED);
    Optional<Instant> deadline = tony.probe(1).deadlineAt();
    time.pass(Duration.ofMinutes(3));
    world.hears(sid, Fate.Status.SENT);
    world.hears(sid, Fate.Status.DELIVERED);
    world.hears(sid, Fate.Status.UNDELIVERED);
    assertEquals(Fate.Status.DELIVERED, question().fate().orElseThrow().status());
    assertEquals(deadline, tony.probe(1).deadlineAt());
    time.pass(Duration.ofMinutes(5));
    assertEquals(1, asked().size());
  }

  private Job question() {
    return new Jobs(world.table, world.clock)
        .find(tony.uid(), Job.PREFIX + "p0000001-ask-0")
        .orElseThrow();
  }

  @Test
  @Tag("B2")
  void anUndeliveredQuestionIsAskedOnceMoreAfterTwoMinutes() {
    world.phones.behave(tony.phone(), Phones.Behaviour.UNDELIVERED);
    time.to(SIX.plus(Duration.ofMinutes(1)));
    assertEquals(Optional.empty(), tony.probe(1).deadlineAt());
    world.phones.behave(tony.phone(), Phones.Behaviour.DELIVERS);
    time.to(SIX.plus(Duration.ofMinutes(3)));
    assertTrue(tony.phoneShows().getLast().startsWith("Hi Tony"));
    assertEquals(Optional.of(SIX.plus(Duration.ofMinutes(32))), tony.probe(1).deadlineAt());
    tony.texts("yes");
    assertEquals(Probe.Status.GOOD, tony.probe(1).status());
    time.pass(Duration.ofHours(3));
    assertEquals(List.of(), got(BRUCE));
  }

  @Test
  @Tag("B2")
  void aPhoneThatCannotBeReachedAtAllIsNotCalledSilent() {
    world.phones.behave(tony.phone(), Phones.Behaviour.UNDELIVERED);
    time.to(SIX.plus(Duration.ofMinutes(70)));
    assertEquals(Probe.Status.UNAVAILABLE, tony.probe(1).status());
    assertTrue(got(BRUCE).getFirst().contains("We could not reach Tony's phone"));
  }

  @Test
  @Tag("B2")
  void aPhoneThatWasReachedOnceIsCalledSilent() {
    world.phones.behave(tony.phone(), Phones.Behaviour.UNDELIVERED);
    time.to(SIX.plus(Duration.ofMinutes(10)));
    world.phones.behave(tony.phone(), Phones.Behaviour.DELIVERS);
    time.to(SIX.plus(Duration.ofMinutes(90)));
    assertTrue(got(BRUCE).getFirst().contains("missed a check-in"));
  }

  @Test
  @Tag("B3")
  void anAlertThatIsNotDeliveredIsFollowedByTheNextAtOnce() {
    world.phones.behave(BRUCE, Phones.Behaviour.UNDELIVERED);
    time.to(SIX.plusSeconds(30));
    tony.texts("no");
    assertEquals(List.of(), got(BRUCE));
    assertEquals(1, got(PEPPER).size());
  }

  @Test
  @Tag("B3")
  void anAlertThatTheProviderRefusesIsFollowedByTheNextAtOnce() {
    world.phones.behave(BRUCE, Phones.Behaviour.REJECTS);
    time.to(SIX.plusSeconds(30));
    tony.texts("no");
    assertEquals(1, got(PEPPER).size());
    time.pass(Duration.ofMinutes(14));
    assertEquals(1, got(PEPPER).size());
    time.pass(Duration.ofMinutes(3));
    assertEquals(2, got(PEPPER).size());
  }

  @Test
  void whoSaysNoIsNotAskedAgainAtOnceThoughNobodyElseIsLeft() {
    time.to(SIX.plusSeconds(30));
    tony.texts("no");
    world.text(BRUCE, "2");
    world.text(PEPPER, "2");
    time.pass(Duration.ofMinutes(10));
    assertEquals(2, got(BRUCE).size());
  }

  @Test
  @Tag("B4")
  void aLostWebhookIsNotSilence() {
    time.to(SIX.plus(Duration.ofMinutes(20)));
    world.loseWebhooks(true);
    tony.texts("yes");
    time.pass(Duration.ofHours(3));
    assertEquals(Probe.Status.GOOD, tony.probe(1).status());
    assertEquals("Glad to hear it. Take care!", tony.phoneShows().getLast());
    assertEquals(List.of(), got(BRUCE));
    assertTrue(tony.isOn());
  }

  @Test
  @Tag("B4")
  void aLostCryForHelpIsHeardTooAndSilenceIsStillSilence() {
    time.to(SIX.plus(Duration.ofMinutes(20)));
    world.loseWebhooks(true);
    tony.texts("what");
    time.to(SIX.plus(Duration.ofMinutes(62)));
    assertEquals(Probe.Status.UNAVAILABLE, tony.probe(1).status());
    assertEquals(1, got(BRUCE).size());
    assertEquals("what", tony.probe(1).lastResponse().orElseThrow());
  }

  @Test
  @Tag("B4")
  void whenTheProviderCannotBeAskedTheAlarmWaitsFiveMinutesAndNoLonger() {
    time.to(SIX.plus(Duration.ofMinutes(50)));
    world.phones.behave(tony.phone(), Phones.Behaviour.DOWN);
    time.to(SIX.plus(Duration.ofMinutes(65)));
    assertEquals(List.of(), got(BRUCE));
    time.to(SIX.plus(Duration.ofMinutes(69)));
    assertTrue(got(BRUCE).getFirst().contains("missed a check-in"));
  }

  @Test
  @Tag("B4")
  void theProviderIsAskedAgainEveryMinute() {
    time.to(SIX.plus(Duration.ofMinutes(50)));
    world.loseWebhooks(true);
    tony.texts("yes");
    world.phones.behave(tony.phone(), Phones.Behaviour.DOWN);
    time.to(SIX.plus(Duration.ofMinutes(63)));
    world.phones.behave(tony.phone(), Phones.Behaviour.DELIVERS);
    time.to(SIX.plus(Duration.ofMinutes(69)));
    assertEquals(Probe.Status.GOOD, tony.probe(1).status());
    assertEquals(List.of(), got(BRUCE));
  }

  @Test
  @Tag("B7")
  void aLateQuestionSaysWhyAndItsWindowStartsWithTheRealSend() {
    world.phones.behave(Phones.Behaviour.DOWN);
    time.to(SIX.plus(Duration.ofHours(2)));
    assertEquals(List.of(), asked());
    world.phones.behave(Phones.Behaviour.DELIVERS);
    time.pass(Duration.ofMinutes(20));
    assertEquals(1, asked().size());
    assertTrue(asked().getFirst().startsWith("Sorry, this check-in is late"), asked().getFirst());
    assertEquals(Probe.Status.PENDING, tony.probe(1).status());
    assertTrue(tony.probe(1).deadlineAt().orElseThrow().isAfter(SIX.plus(Duration.ofMinutes(150))));
    assertEquals(List.of(), got(BRUCE));
  }

  @Test
  @Tag("B7")
  void aQuestionThatKronusAskedLateSaysSoToo() {
    time.sweep(false);
    world.timers.lose(true);
    time.to(SIX.plus(Duration.ofMinutes(30)));
    time.sweep(true);
    time.pass(Duration.ofMinutes(2));
    assertTrue(asked().getFirst().startsWith("Sorry, this check-in is late"), asked().getFirst());
  }

  @Test
  @Tag("B7")
  void nobodyIsAlarmedForAQuestionThatNeverWentOut() {
    world.phones.behave(Phones.Behaviour.DOWN);
    time.to(SIX.plus(Duration.ofHours(12)));
    world.phones.behave(Phones.Behaviour.DELIVERS);
    time.pass(Duration.ofHours(2));
    assertEquals(Probe.Status.CANCELLED, tony.probe(1).status());
    assertEquals(List.of(), got(BRUCE));
    assertTrue(tony.isOn());
    assertEquals(1, world.topic.alerts().size());
  }

  @Test
  @Tag("B6")
  void whoeverChattersIsAnsweredFiveTimesAnHour() {
    for (int i = 0; i < 9; i++) {
      tony.texts("lovely weather");
    }
    long answers = tony.phoneShows().stream().filter(t -> t.startsWith("I was not asking")).count();
    assertEquals(5, answers);
  }

  private List<String> asked() {
    return tony.phoneShows().stream().filter(text -> text.endsWith("Are you good? (Y/N)")).toList();
  }

  private List<String> got(PhoneNumber phone) {
    return Person.shows(world, phone);
  }
}
