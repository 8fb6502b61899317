package dev.kronus.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.MemoryTable;
import dev.kronus.doubles.MovableClock;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What two people text at the same moment about one alarm. */
class RaceStoriesTest {
  private static final PhoneNumber BRUCE = new PhoneNumber("+14165550101");
  private static final PhoneNumber NATASHA = new PhoneNumber("+14165550102");
  private final Between table = new Between();
  private final World world = new World(MovableClock.at("2026-11-20T12:00:00Z"), table);
  private final Passing time = new Passing(world);
  private Person tony;

  @BeforeEach
  void tonyAnswersBadly() {
    tony = Person.joins(world, "Tony", "+14165550100");
    tony.trusts("Bruce", BRUCE.value(), 1);
    tony.trusts("Natasha", NATASHA.value(), 1);
    tony.isAskedAt("0 18 * * *", "America/Toronto", 3, 60);
    time.to(Instant.parse("2026-11-20T23:00:30Z"));
    tony.texts("no");
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

  /** A table at which somebody else may be between two reads. */
  private static final class Between implements Table {
    private final Table beneath = new MemoryTable();
    private int left;
    private String prefix = "";
    private Runnable act = () -> {};

    void beforeRead(int number, String of, Runnable somebody) {
      left = number;
      prefix = of;
      act = somebody;
    }

    @Override
    public Optional<Item> get(Key key) {
      if (left > 0 && key.sk().startsWith(prefix) && --left == 0) {
        act.run();
      }
      return beneath.get(key);
    }

    @Override
    public Map<Key, Item> getAll(List<Key> keys) {
      return beneath.getAll(keys);
    }

    @Override
    public Slice query(Query query) {
      return beneath.query(query);
    }

    @Override
    public void write(List<Write> writes) {
      beneath.write(writes);
    }

    @Override
    public long add(Key key, String name, long amount) {
      return beneath.add(key, name, amount);
    }

    @Override
    public long add(Key key, String name, long amount, Instant expires) {
      return beneath.add(key, name, amount, expires);
    }
  }
}
