package dev.kronus.duties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.MemorySecrets;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.doubles.MovableClock;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Config;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweeperTest {
  private static final Uid TONY = new Uid(7);
  private static final Uid BRUCE = new Uid(8);

  private final MemoryTable table = new MemoryTable();
  private final MovableClock clock = MovableClock.at("2026-11-20T12:00:00Z");
  private final MemorySecrets secrets = new MemorySecrets();
  private final List<String> poked = new ArrayList<>();
  private final List<String> beats = new ArrayList<>();
  private String broken = "";
  private final Sweeper sweeper = new Sweeper(table, this::invoke, secrets, beats::add, clock);

  @BeforeEach
  void nameTheSecrets() {
    Config.use(Map.of("SETTINGS_SECRET", "settings"));
    secrets.put("settings", Map.of("heartbeat_url", "https://beat.example.com"));
  }

  private void invoke(String function, String json) {
    if (function.equals(broken)) {
      throw new IllegalStateException("no such function");
    }
    poked.add(function + " " + json);
  }

  @Test
  void drivesWhatIsOverdueByAMinute() {
    due(TONY, "SETTINGS", "Probe");
    clock.advance(Duration.ofSeconds(59));
    sweeper.sweep();
    assertEquals(List.of(), poked);
    clock.advance(Duration.ofSeconds(1));
    sweeper.sweep();
    assertEquals(List.of("Probe " + new Poke(TONY, "SETTINGS").json()), poked);
  }

  @Test
  void drivesTheSameThingLessAndLessOften() {
    due(TONY, "SETTINGS", "Probe");
    clock.advance(Duration.ofMinutes(1));
    for (int minutes : List.of(1, 2, 4, 8, 15, 15)) {
      poked.clear();
      sweeper.sweep();
      assertEquals(1, poked.size(), "before " + minutes);
      clock.advance(Duration.ofMinutes(minutes).minusMillis(1));
      sweeper.sweep();
      assertEquals(1, poked.size(), "within " + minutes);
      clock.advance(Duration.ofMillis(1));
    }
  }

  @Test
  void forgetsEarlierPokesWhenTheThingIsDueAnew() {
    Key key = due(TONY, "SETTINGS", "Probe");
    clock.advance(Duration.ofMinutes(1));
    sweeper.sweep();
    table.write(Obligation.due(Write.update(key), TONY, clock.instant(), "Probe"));
    clock.advance(Duration.ofMinutes(1));
    sweeper.sweep();
    assertEquals(2, poked.size());
    assertEquals(1, table.get(key).orElseThrow().number("redrives"));
  }

  @Test
  void isNotStoppedByABrokenFunctionOrRow() {
    due(TONY, "A", "Broken");
    due(TONY, "B", "Probe");
    Key nobody = new Key("NOBODY", "C");
    table.write(Write.create(nobody, overdue("Probe").with("due_pk", "DUE#07")));
    Key unreadable = Key.of(TONY, "D");
    table.write(Write.create(unreadable, overdue("Probe").with("due_at", "0 o'clock")));
    Key driverless = Key.of(TONY, "E");
    table.write(Write.create(driverless, overdue("Probe").without("driver")));
    due(BRUCE, "F", "Escalate");
    broken = "Broken";
    clock.advance(Duration.ofMinutes(1));
    sweeper.sweep();
    assertTrue(poked.contains("Probe " + new Poke(TONY, "B").json()));
    assertTrue(poked.contains("Probe " + new Poke(TONY, "D").json()));
    assertTrue(poked.contains("Escalate " + new Poke(BRUCE, "F").json()));
    assertEquals(3, poked.size());
    assertTrue(table.get(Sweeper.LAST).isPresent());
    assertEquals(List.of(), beats);
  }

  @Test
  void leavesAloneWhatMovedSinceTheIndexSawIt() {
    Key key = due(TONY, "SETTINGS", "Probe");
    clock.advance(Duration.ofMinutes(1));
    LaggingTable lagging = new LaggingTable(table);
    lagging.freeze();
    table.write(Obligation.due(Write.update(key), TONY, clock.instant().plusSeconds(9), "Probe"));
    new Sweeper(lagging, this::invoke, secrets, beats::add, clock).sweep();
    assertEquals(List.of(), poked);
    assertEquals(0, table.get(key).orElseThrow().number("redrives", 0));
  }

  @Test
  void writesDownThatItRanAndHowLateThingsAre() {
    due(TONY, "SETTINGS", "Probe");
    clock.advance(Duration.ofSeconds(90));
    sweeper.sweep();
    Item last = table.get(Sweeper.LAST).orElseThrow();
    assertEquals(clock.instant(), last.instant("at"));
    assertEquals(90, last.number("oldest_overdue_seconds"));
  }

  @Test
  void beatsOnlyWhileNothingIsLongOverdue() {
    due(TONY, "SETTINGS", "Probe");
    clock.advance(Duration.ofMinutes(5).minusSeconds(1));
    sweeper.sweep();
    assertEquals(List.of("https://beat.example.com"), beats);
    clock.advance(Duration.ofSeconds(1));
    sweeper.sweep();
    assertEquals(1, beats.size());
    secrets.put("settings", Map.of());
    table.write(Write.delete(Key.of(TONY, "SETTINGS"), Condition.EXISTS));
    sweeper.sweep();
    assertEquals(1, beats.size());
  }

  @Test
  void wakesRareFunctionsOnceADayAndOneThatIsBrokenKeepsNoOtherAsleep() {
    Config.use(Map.of("SETTINGS_SECRET", "settings", "SNAPSTARTED", "Login,Probe,Deliver"));
    broken = "Login";
    sweeper.sweep();
    assertEquals(List.of("Probe {\"warm\":true}", "Deliver {\"warm\":true}"), poked);
    clock.advance(Duration.ofHours(22));
    sweeper.sweep();
    assertEquals(2, poked.size());
    clock.advance(Duration.ofHours(1));
    sweeper.sweep();
    assertEquals(4, poked.size());
  }

  private Key due(Uid uid, String sk, String driver) {
    Key key = Key.of(uid, sk);
    table.write(Write.create(key, Obligation.due(Item.empty(), uid, clock.instant(), driver)));
    return key;
  }

  private Item overdue(String driver) {
    return Obligation.due(Item.empty(), TONY, clock.instant(), driver);
  }
}
