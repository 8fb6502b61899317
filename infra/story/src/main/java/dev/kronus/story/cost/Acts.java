package dev.kronus.story.cost;

import dev.kronus.doubles.Bill;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.doubles.Meter;
import dev.kronus.doubles.MeteredTable;
import dev.kronus.doubles.MovableClock;
import dev.kronus.story.Passing;
import dev.kronus.story.Person;
import dev.kronus.story.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the acts that Kronus is for cost, from the first timer to the last word. The numbers are the
 * same on every machine. Secrets are not among them: a function that is warm has them already.
 */
public final class Acts {
  private static final Duration TO_THE_QUESTION = Duration.ofHours(11);

  private Acts() {}

  /** Every act by name. */
  public static Map<String, Bill> all() {
    Map<String, Bill> bills = new LinkedHashMap<>();
    bills.put("probe, answered", answered());
    bills.put("probe, missed: 3 retries, 2 contacts", missed());
    bills.put("sweep, nothing due", sweep());
    return bills;
  }

  /** One question, one yes. */
  private static Bill answered() {
    Stage stage = new Stage();
    stage.world.text(stage.tony.phone(), "yes");
    stage.time.pass(Duration.ofHours(3));
    return stage.meter.bill();
  }

  private static Bill missed() {
    Stage stage = new Stage();
    stage.time.pass(Duration.ofHours(4).plusMinutes(5));
    return stage.meter.bill();
  }

  private static Bill sweep() {
    Stage stage = new Stage();
    stage.world.text(stage.tony.phone(), "yes");
    stage.meter.bill();
    stage.time.sweep(true);
    stage.time.pass(Duration.ofMinutes(1));
    return stage.meter.bill();
  }

  /** Tony, who trusts Bruce and Pepper, just after he was asked. */
  private static final class Stage {
    final Meter meter = new Meter();
    final World world =
        new World(
            MovableClock.at("2026-11-20T12:00:00Z"),
            new MeteredTable(new MemoryTable(), meter),
            ground -> MeteredGround.of(ground, meter));
    final Passing time = new Passing(world);
    final Person tony;

    Stage() {
      time.sweep(false);
      tony = Person.joins(world, "Tony", "+14165550100");
      tony.trusts("Bruce", "+14165550101");
      tony.trusts("Pepper", "+14165550102");
      tony.isAskedAt("0 18 * * *", "America/Toronto", 3, 60);
      time.pass(Duration.ofMinutes(10));
      meter.bill();
      time.pass(TO_THE_QUESTION);
    }
  }
}
