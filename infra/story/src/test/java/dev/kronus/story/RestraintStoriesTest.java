package dev.kronus.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.duties.Obligation;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.liveness.Sms;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is held back and what never is, what is withdrawn, and the heartbeat. */
class RestraintStoriesTest {
  private static final PhoneNumber BRUCE = new PhoneNumber("+14165550101");
  private static final Instant SIX = Instant.parse("2026-11-20T18:00:00Z");
  private final World world = new World("2026-11-20T12:00:00Z");
  private final Passing time = new Passing(world);
  private final Person tony = Person.joins(world, "Tony", "+14165550100");

  @BeforeEach
  void tonyIsAskedAtSix() {
    tony.trusts("Bruce", BRUCE.value());
    tony.isAskedAt("0 18 * * *", "UTC", 1, 30);
  }

  @Test
  @Tag("B6")
  void whenTheDaysTextsAreUsedUpFollowUpsWaitAndAlertsDoNot() {
    time.to(SIX.plusSeconds(30));
    world.kronus.setting("daily_sms_limit", "1");
    time.pass(Duration.ofHours(2));
    assertEquals(1, questions());
    assertEquals(0, shows(tony.phone()).stream().filter("You good? (Y/N)"::equals).count());
    tony.texts("SOS");
    assertEquals(1, shows(BRUCE).size());
    assertTrue(shows(BRUCE).getFirst().contains("called for help"));
  }

  @Test
  @Tag("B6")
  void aNumberThatGotAsManyTextsAsADayHoldsGetsNoMoreButAlerts() {
    tony.turns(false);
    for (int i = 0; i < 130; i++) {
      tony.texts("probe in 1 retries 0 wait 10");
      time.pass(Duration.ofMinutes(3));
      tony.texts("yes");
    }
    assertEquals(119, questions(), "and one that said that his check-ins are on");
    tony.texts("SOS");
    assertTrue(shows(tony.phone()).stream().anyMatch(text -> text.startsWith("We told Bruce")));
    assertTrue(shows(BRUCE).getLast().contains("called for help"));
  }

  /** A question may wait while the provider is down; what it was for may be over by then. */
  @Test
  @Tag("B7")
  void theQuestionOfAProbeThatEndedMeanwhileIsWithdrawn() {
    world.phones.behave(tony.phone(), Phones.Behaviour.DOWN);
    time.to(SIX.plus(Duration.ofMinutes(5)));
    tony.turns(false);
    world.phones.behave(tony.phone(), Phones.Behaviour.DELIVERS);
    time.pass(Duration.ofHours(3));
    assertEquals(0, questions());
    assertEquals(List.of(), shows(BRUCE));
  }

  /** Twilio delivers a webhook again when it heard no answer to it. */
  @Test
  @Tag("A3")
  void aContactsSafeWhoseFirstTryDiedGetsItsWordsOnTheNext() {
    tony.texts("SOS");
    Sms safe = new Sms("IN-safe", BRUCE, "SAFE");
    Optional<String> unheard = world.inbox.receive(safe);
    int before = shows(BRUCE).size();
    world.deliver(safe);
    assertEquals("Thank you. Everyone who was told knows.", shows(BRUCE).getLast());
    assertEquals(unheard, Optional.of(shows(BRUCE).getLast()));
    assertEquals(before + 1, shows(BRUCE).size());
    long told = shows(tony.phone()).stream().filter(text -> text.contains("you are safe")).count();
    assertEquals(1, told);
  }

  @Test
  @Tag("B8")
  void theHeartbeatGoesOutWhileAllIsWellAndStopsWithTheSweeper() {
    assertEquals(0, beats(Duration.ofMinutes(5)), "nobody said where to");
    world.kronus.setting("heartbeat_url", "https://beat.example.com");
    assertEquals(10, beats(Duration.ofMinutes(10)));
    time.sweep(false);
    assertEquals(0, beats(Duration.ofMinutes(10)));
    time.sweep(true);
    assertEquals(2, beats(Duration.ofMinutes(2)));
  }

  @Test
  @Tag("B8")
  void theHeartbeatStopsWhileSomethingIsOverdueByFiveMinutes() {
    world.kronus.setting("heartbeat_url", "https://beat.example.com");
    Key odd = Key.of(tony.uid(), "ODD");
    Item never = Obligation.due(Item.empty(), tony.uid(), world.now(), "Probe");
    world.table.write(Write.put(odd, never, Condition.ANY));
    assertEquals(4, beats(Duration.ofMinutes(20)));
    world.table.write(Write.delete(odd, Condition.EXISTS));
    assertEquals(3, beats(Duration.ofMinutes(3)));
  }

  private int beats(Duration passing) {
    int before = world.kronus.beats.size();
    time.pass(passing);
    return world.kronus.beats.size() - before;
  }

  private long questions() {
    return shows(tony.phone()).stream().filter(text -> text.contains("friendly check in")).count();
  }

  private List<String> shows(PhoneNumber phone) {
    return Person.shows(world, phone);
  }
}
