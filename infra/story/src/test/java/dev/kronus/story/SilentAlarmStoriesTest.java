package dev.kronus.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.kernel.PhoneNumber;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Those who are told in silence that somebody was made to answer well: who, how long, and who else.
 */
@Tag("A7")
class SilentAlarmStoriesTest {
  @Test
  void theFirstTierIsToldThatItIsSilent() {
    Forced history = new Forced(false);
    history.tony.texts("marmalade");
    for (PhoneNumber phone : List.of(Forced.BRUCE, Forced.NATASHA)) {
      assertTrue(history.got(phone).getFirst().contains("SILENT: do not call or text them"));
      assertFalse(history.got(phone).getFirst().contains("reach out"));
    }
    history.time.pass(Duration.ofHours(2));
    assertEquals(List.of(), history.got(Forced.PEPPER));
    assertEquals(3, history.got(Forced.BRUCE).size());
  }

  @Test
  void thoseWhoAreChosenForItAreToldInstead() {
    Forced history = new Forced(true);
    history.tony.texts("marmalade");
    assertEquals(List.of(), history.got(Forced.BRUCE));
    assertEquals(1, history.got(Forced.PEPPER).size());
  }

  @Test
  void onlyAContactsSafeEndsIt() {
    Forced history = new Forced(false);
    history.tony.texts("marmalade");
    history.tony.texts("yes");
    history.time.pass(Duration.ofMinutes(16));
    assertEquals(2, history.got(Forced.BRUCE).size());
    int owner = history.tony.phoneShows().size();
    history.world.text(Forced.BRUCE, "SAFE police are there");
    assertEquals(
        "All clear: Bruce says Tony is safe (police are there). Thank you for being there.",
        history.got(Forced.NATASHA).getLast());
    assertEquals(owner, history.tony.phoneShows().size());
    history.time.pass(Duration.ofHours(3));
    assertEquals(3, history.got(Forced.BRUCE).size());
  }

  @Test
  void theWordMeansNothingWhenNobodyAsked() {
    Forced history = new Forced(false);
    history.tony.texts("yes");
    history.tony.texts("marmalade");
    assertEquals(List.of(), history.got(Forced.BRUCE));
  }

  @Test
  void aSilentAlarmIsTriedAgainAndNeverWidened() {
    Forced history = new Forced(true);
    history.world.phones.behave(Forced.PEPPER, Phones.Behaviour.REJECTS);
    history.tony.texts("marmalade");
    history.time.pass(Duration.ofMinutes(10));
    assertEquals(List.of("Kronus: a silent alarm reached nobody"), history.subjects());
    history.world.phones.behave(Forced.PEPPER, Phones.Behaviour.DELIVERS);
    history.time.pass(Duration.ofMinutes(10));
    assertEquals(1, history.got(Forced.PEPPER).size());
    history.time.pass(Duration.ofHours(3));
    assertEquals(1, history.subjects().size());
    assertEquals(List.of(), history.got(Forced.BRUCE));
    assertEquals(List.of(), history.got(Forced.NATASHA));
  }

  @Test
  void anOperatorHearsOfASilentAlarmThatNobodyIsKnownToHaveGot() {
    Forced history = new Forced(true);
    history.world.phones.behave(Forced.PEPPER, Phones.Behaviour.LOSES_MESSAGE);
    history.tony.texts("marmalade");
    history.world.phones.behave(Forced.PEPPER, Phones.Behaviour.REJECTS);
    history.time.pass(Duration.ofMinutes(10));
    assertEquals(List.of("Kronus: a silent alarm reached nobody"), history.subjects());
  }

  @Test
  void theWordBeginsASilentAlarmAnewThatIsOver() {
    Forced history = new Forced(true);
    history.time.pass(Duration.ofMinutes(270));
    history.tony.texts("marmalade");
    history.world.text(Forced.PEPPER, "SAFE");
    history.time.pass(Duration.ofMinutes(2));
    assertEquals(1, history.silent());
    history.tony.texts("marmalade");
    assertEquals(2, history.silent());
    history.world.text(Forced.PEPPER, "1");
    assertTrue(history.got(Forced.PEPPER).getLast().startsWith("Thank you, you have it."));
    history.time.pass(Duration.ofHours(24));
    assertEquals(4, history.silent());
    history.tony.texts("marmalade");
    assertEquals(4, history.silent());
  }
}
