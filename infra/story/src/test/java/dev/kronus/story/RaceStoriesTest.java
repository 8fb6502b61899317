package dev.kronus.story;

import static dev.kronus.story.BadEvening.BRUCE;
import static dev.kronus.story.BadEvening.NATASHA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.Meanwhile;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.doubles.MovableClock;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Refusal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What two people text at the same moment about one alarm. */
class RaceStoriesTest {
  private final Meanwhile table = new Meanwhile(new MemoryTable());
  private final World world = new World(MovableClock.at("2026-11-20T12:00:00Z"), table);
  private final Passing time = new Passing(world);
  private Person tony;

  @BeforeEach
  void tonyAnswersBadly() {
    tony = BadEvening.tony(world);
    BadEvening.begins(tony, time);
  }

  @Test
  @Tag("A3")
  void nobodyTakesAnAlarmThatEndedWhileTheirWordWasRead() {
    allIsWellWhileItIsRead(BRUCE, "1");
    time.pass(Duration.ofHours(3));
    assertEquals("That alarm is over. Thank you for being there.", got(BRUCE).getLast());
    assertEquals(3, got(BRUCE).size(), "the alert, the all-clear and this: " + got(BRUCE));
    assertEquals(1, got(NATASHA).stream().filter(text -> text.contains("Reply 1")).count());
  }

  @Test
  @Tag("A3")
  void nobodyIsAskedNextOnceTheAlarmEnded() {
    allIsWellWhileItIsRead(BRUCE, "2");
    assertTrue(got(BRUCE).contains("That alarm is over. Thank you for being there."));
  }

  @Test
  @Tag("A2")
  void nobodyTakesAnAlarmAboutSomebodyWhoJustLeft() {
    time.pass(Duration.ofHours(3));
    table.beforeRead(2, "ESCALATION#", tony::leaves);
    world.text(BRUCE, "1");
    assertEquals("That alarm is over. Thank you for being there.", got(BRUCE).getLast());
  }

  @Test
  @Tag("A5")
  void whoJustLeftIsNotSwitchedOn() {
    Person pepper = Person.joins(world, "Pepper", "+14165550103");
    pepper.trusts("Bruce", BRUCE.value());
    table.beforeRead(2, "PROFILE", pepper::leaves);
    assertThrows(Refusal.Missing.class, () -> pepper.isAskedAt("0 9 * * *", "UTC", 0, 30));
  }

  @Test
  @Tag("A6")
  void whoJustLeftIsAStranger() {
    Person pepper = Person.joins(world, "Pepper", "+14165550103");
    table.beforeRead(2, "PROFILE", pepper::leaves);
    pepper.texts("SOS");
    assertEquals(List.of(), pepper.phoneShows());
  }

  /** The alarm is read to know whether there is one, and again when it is known what to do. */
  private void allIsWellWhileItIsRead(PhoneNumber phone, String words) {
    table.beforeRead(2, "ESCALATION#", () -> world.text(NATASHA, "SAFE"));
    world.text(phone, words);
  }

  private List<String> got(PhoneNumber phone) {
    return Person.shows(world, phone);
  }
}
