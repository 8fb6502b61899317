package dev.kronus.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.kernel.PhoneNumber;
import dev.kronus.liveness.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sends of which nobody heard what became: the provider is asked before anything is said again. */
@Tag("B5")
class AmbiguityStoriesTest {
  private static final PhoneNumber BRUCE = new PhoneNumber("+14165550101");
  private static final Instant SIX = Instant.parse("2026-11-20T18:00:00Z");
  private final World world = new World("2026-11-20T12:00:00Z");
  private final Passing time = new Passing(world);
  private final Person tony = Person.joins(world, "Tony", "+14165550100");

  @BeforeEach
  void tonyIsAskedAtSix() {
    tony.trusts("Bruce", BRUCE.value());
    tony.isAskedAt("0 18 * * *", "UTC", 0, 30);
  }

  @Test
  void aQuestionThatArrivedIsFoundAndNotAskedTwice() {
    world.phones.behave(tony.phone(), Phones.Behaviour.LOSES_ANSWER);
    time.to(SIX.plus(Duration.ofMinutes(20)));
    assertEquals(1, questions());
    assertTrue(tony.probe(1).deadlineAt().isPresent());
    tony.texts("yes");
    assertEquals(Probe.Status.GOOD, tony.probe(1).status());
  }

  @Test
  void aQuestionThatWentMissingIsAskedOnce() {
    world.phones.behave(tony.phone(), Phones.Behaviour.LOSES_MESSAGE);
    time.to(SIX.plusSeconds(20));
    assertEquals(0, questions());
    world.phones.behave(tony.phone(), Phones.Behaviour.DELIVERS);
    time.pass(Duration.ofMinutes(20));
    assertEquals(1, questions());
  }

  @Test
  void aQuestionThatWentMissingIsNotTakenForTheOneBefore() {
    time.to(SIX);
    tony.texts("yes");
    tony.texts("probe in 1 retries 0 wait 30");
    world.phones.behave(tony.phone(), Phones.Behaviour.LOSES_MESSAGE);
    time.to(SIX.plusSeconds(70));
    assertEquals(1, questions());
    world.phones.behave(tony.phone(), Phones.Behaviour.DELIVERS);
    time.pass(Duration.ofMinutes(5));
    assertEquals(2, questions());
  }

  @Test
  void twoQuestionsWithTheSameWordsAreEachFoundForItself() {
    world.phones.behave(tony.phone(), Phones.Behaviour.LOSES_ANSWER);
    time.to(SIX);
    tony.texts("yes");
    tony.texts("probe in 3 retries 0 wait 30");
    world.phones.behave(tony.phone(), Phones.Behaviour.DOWN);
    time.to(SIX.plusSeconds(170));
    world.phones.behave(tony.phone(), Phones.Behaviour.LOSES_ANSWER);
    time.to(SIX.plusSeconds(190));
    assertEquals(2, questions());
    time.pass(Duration.ofMinutes(20));
    assertEquals(2, questions());
  }

  @Test
  void aQuestionThatWentMissingIsNotTakenForTheNextOne() {
    world.phones.behave(tony.phone(), Phones.Behaviour.LOSES_MESSAGE);
    time.to(SIX);
    world.phones.behave(tony.phone(), Phones.Behaviour.DOWN);
    tony.texts("yes");
    tony.texts("probe in 4 retries 0 wait 30");
    time.to(SIX.plus(Duration.ofMinutes(4).minusSeconds(5)));
    world.phones.behave(tony.phone(), Phones.Behaviour.LOSES_ANSWER);
    time.to(SIX.plus(Duration.ofMinutes(4)).plusSeconds(5));
    assertEquals(1, questions());
    time.pass(Duration.ofMinutes(20));
    assertEquals(1, questions());
  }

  @Test
  void whileTheProviderCannotBeAskedNothingIsSaidAgain() {
    world.phones.behave(BRUCE, Phones.Behaviour.LOSES_ANSWER);
    tony.texts("SOS");
    assertEquals(1, alerts());
    world.phones.behave(BRUCE, Phones.Behaviour.DOWN);
    time.pass(Duration.ofMinutes(14));
    world.phones.behave(BRUCE, Phones.Behaviour.DELIVERS);
    time.pass(Duration.ofMinutes(10));
    assertEquals(1, alerts());
  }

  private long questions() {
    return shows(tony.phone()).stream().filter(text -> text.startsWith("Hi Tony")).count();
  }

  private long alerts() {
    return shows(BRUCE).stream().filter(text -> text.contains("called for help")).count();
  }

  private List<String> shows(PhoneNumber phone) {
    return Person.shows(world, phone);
  }
}
