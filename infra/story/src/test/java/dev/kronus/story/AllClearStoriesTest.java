package dev.kronus.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.duties.Jobs;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who hears that all is well: whoever was alerted, and nobody else. */
class AllClearStoriesTest {
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
  @Tag("A4")
  void theAllClearGoesExactlyToThoseWhoGotTheAlert() {
    world.phones.behave(BRUCE, Phones.Behaviour.UNDELIVERED);
    time.to(SIX.plusSeconds(30));
    tony.texts("no");
    world.phones.behave(BRUCE, Phones.Behaviour.DELIVERS);
    tony.texts("yes");
    assertTrue(got(PEPPER).getLast().startsWith("All clear"));
    assertEquals(List.of(), got(BRUCE));
  }

  @Test
  @Tag("A4")
  void anAlertThatIsStillOnItsWayIsWithdrawnWhenAllIsWell() {
    world.phones.behave(BRUCE, Phones.Behaviour.DOWN);
    time.to(SIX.plusSeconds(30));
    tony.texts("no");
    tony.texts("yes");
    world.phones.behave(BRUCE, Phones.Behaviour.DELIVERS);
    time.pass(Duration.ofHours(2));
    assertEquals(List.of(), got(BRUCE));
  }

  @Test
  @Tag("B5")
  void anAlertThatMayHaveGoneOutIsLookedUpAndFollowedByTheAllClear() {
    world.phones.behave(BRUCE, Phones.Behaviour.LOSES_ANSWER);
    time.to(SIX.plusSeconds(30));
    tony.texts("no");
    tony.texts("yes");
    world.phones.behave(BRUCE, Phones.Behaviour.DELIVERS);
    time.pass(Duration.ofMinutes(10));
    assertEquals(2, got(BRUCE).size());
    assertTrue(got(BRUCE).getLast().startsWith("All clear"));
  }

  @Test
  @Tag("A4")
  void theAllClearOfAnAlarmIsNotLostWithTheAlertOfTheNextOne() {
    time.to(SIX.plusSeconds(30));
    tony.texts("no");
    world.phones.behave(BRUCE, Phones.Behaviour.DOWN);
    tony.texts("yes");
    tony.texts("SOS");
    tony.texts("yes");
    world.phones.behave(BRUCE, Phones.Behaviour.DELIVERS);
    time.pass(Duration.ofHours(2));
    assertEquals(2, got(BRUCE).size());
    assertTrue(got(BRUCE).getLast().startsWith("All clear"));
  }

  @Test
  @Tag("A4")
  void anAlertThatIsJustBeingHandedOverDoesNotComeAfterTheAllClear() {
    time.to(SIX.plusSeconds(30));
    tony.texts("no");
    world.phones.behave(BRUCE, Phones.Behaviour.DOWN);
    Jobs jobs = new Jobs(world.table, world.clock);
    Uid uid = tony.probe(1).uid();
    while (jobs.claim(uid, "JOB#p0000001-tell-r2-c00001").isEmpty()) {
      time.pass(Duration.ofSeconds(10));
    }
    world.phones.behave(BRUCE, Phones.Behaviour.DELIVERS);
    tony.texts("yes");
    assertEquals(1, got(BRUCE).size());
    time.pass(Duration.ofMinutes(10));
    assertEquals(2, got(BRUCE).size());
    assertTrue(got(BRUCE).getLast().startsWith("All clear"));
  }

  private List<String> got(PhoneNumber phone) {
    return Person.shows(world, phone);
  }
}
