package dev.kronus.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.kernel.PhoneNumber;
import dev.kronus.liveness.Probe;
import java.time.Duration;
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
    time.pass(Duration.ofHours(12));
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
    assertEquals(1, bruce().size());
    assertTrue(bruce().getFirst().contains("missed"), bruce().getFirst());
    assertTrue(tony.phoneShows().getLast().contains("We told Bruce"));
    assertFalse(tony.isOn());
    assertEquals(1, world.topic.alerts().size());
  }

  private List<String> bruce() {
    return Person.shows(world, BRUCE);
  }
}
