package dev.kronus.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.kernel.PhoneNumber;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Somebody who is made to answer well: their contacts hear of it, and nobody beside them can tell
 * it from a good answer.
 */
@Tag("A7")
class DuressStoriesTest {

  @Test
  void nobodyCanTellItFromAGoodAnswer() {
    Forced good = new Forced(false);
    good.tony.texts("Yes");
    Forced duress = new Forced(false);
    duress.tony.texts("marmalade!");
    assertEquals(good.visible(), duress.visible());
    assertEquals(1, duress.got(Forced.BRUCE).size());
    assertEquals(0, good.got(Forced.BRUCE).size());
    pass(good, duress, Duration.ofMinutes(50));
    duress.world.text(Forced.BRUCE, "1");
    assertEquals(good.visible(), duress.visible());
    pass(good, duress, Duration.ofMinutes(80));
    good.tony.texts("ping");
    duress.tony.texts("ping");
    good.tony.texts("ok");
    duress.tony.texts("ok");
    pass(good, duress, Duration.ofHours(12));
    duress.world.text(Forced.NATASHA, "SAFE");
    pass(good, duress, Duration.ofHours(24));
    good.tony.leaves();
    duress.tony.leaves();
    pass(good, duress, Duration.ofMinutes(10));
    assertEquals(good.operator(), duress.operator());
  }

  @Test
  void nobodyCanTellThoughNoContactCanBeReachedAndAnOperatorHearsOfIt() {
    Forced good = new Forced(false);
    Forced duress = new Forced(false);
    for (PhoneNumber phone : List.of(Forced.BRUCE, Forced.NATASHA)) {
      duress.world.phones.behave(phone, Phones.Behaviour.REJECTS);
    }
    good.tony.texts("Yes");
    duress.tony.texts("Marmalade, thanks");
    pass(good, duress, Duration.ofMinutes(1));
    assertEquals(List.of("Kronus: a silent alarm reached nobody"), duress.subjects());
    pass(good, duress, Duration.ofHours(8));
    assertEquals(Set.of("Kronus: a silent alarm reached nobody"), Set.copyOf(duress.subjects()));
    assertTrue(duress.subjects().size() <= 4, duress.subjects()::toString);
    assertEquals(List.of(), duress.got(Forced.PEPPER));
    assertEquals(List.of(), good.operator());
  }

  @Test
  void nobodyCanTellWhileAnEarlierAlarmIsOpen() {
    Forced good = new Forced(true);
    Forced duress = new Forced(true);
    for (Forced history : List.of(good, duress)) {
      history.tony.texts("no");
      history.tony.texts("probe in 1");
      history.time.pass(Duration.ofMinutes(2));
    }
    good.tony.texts("Yes");
    duress.tony.texts("marmalade");
    assertEquals(good.visible(), duress.visible());
    assertEquals(good.got(Forced.BRUCE), duress.got(Forced.BRUCE));
    assertTrue(duress.got(Forced.PEPPER).getLast().contains("SILENT"));
    duress.world.text(Forced.BRUCE, "SAFE");
    pass(good, duress, Duration.ofHours(8));
  }

  @Test
  void nobodyCanTellOnceOthersWereTold() {
    Forced good = new Forced(true);
    Forced duress = new Forced(true);
    pass(good, duress, Duration.ofMinutes(270));
    assertTrue(good.got(Forced.BRUCE).getLast().contains("missed a check-in"));
    good.tony.texts("Yes");
    duress.tony.texts("marmalade");
    assertEquals(good.visible(), duress.visible());
    assertEquals(good.got(Forced.BRUCE), duress.got(Forced.BRUCE));
    assertTrue(duress.got(Forced.PEPPER).getLast().contains("SILENT"));
    pass(good, duress, Duration.ofMinutes(20));
    assertEquals(2, duress.silent());
    good.tony.texts("Yes");
    duress.tony.texts("marmalade!");
    duress.world.text(Forced.PEPPER, "1");
    pass(good, duress, Duration.ofMinutes(50));
    assertEquals(2, duress.silent());
    duress.world.text(Forced.PEPPER, "SAFE");
    pass(good, duress, Duration.ofHours(24));
    assertEquals(2, duress.silent());
    assertEquals(0, good.silent());
  }

  @Test
  void nobodyCanTellThoughTheyLeaveWhileItIsOpen() {
    Forced good = new Forced(false);
    Forced duress = new Forced(false);
    good.tony.texts("Yes");
    duress.tony.texts("MARMALADE");
    good.tony.leaves();
    duress.tony.leaves();
    assertEquals(good.visible(), duress.visible());
    pass(good, duress, Duration.ofHours(8));
  }

  private static void pass(Forced good, Forced duress, Duration time) {
    good.time.pass(time);
    duress.time.pass(time);
    assertEquals(good.visible(), duress.visible());
  }
}
