package dev.kronus.story.cost;

import dev.kronus.accounts.Directory;
import dev.kronus.accounts.UserQuery;
import dev.kronus.doubles.Bill;
import dev.kronus.doubles.Meter;
import dev.kronus.doubles.MeteredTable;
import dev.kronus.doubles.MovableClock;
import dev.kronus.duties.Jobs;
import dev.kronus.kernel.Fields;
import dev.kronus.kernel.Paging;
import dev.kronus.platform.Table;
import dev.kronus.story.Passing;
import dev.kronus.story.Person;
import dev.kronus.story.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the acts that Kronus is for cost, from the first timer to the last word. The numbers are the
 * same on every machine. Secrets are not among them: a function that is warm has them already.
 */
public final class Acts {
  public static final String ANSWERED = "probe, answered";
  public static final String MISSED = "probe, missed: 3 retries, 2 contacts";

  private static final Duration TO_THE_QUESTION = Duration.ofHours(11);
  private static final Paging PAGE = new Paging(50, Optional.empty());

  private final Table beneath;
  private int people;

  /** They happen among whoever is in {@code beneath} already. */
  public Acts(Table beneath) {
    this.beneath = beneath;
  }

  /** Every act by name; each time with people of its own. */
  public Map<String, Bill> all() {
    Map<String, Bill> bills = new LinkedHashMap<>();
    bills.put(ANSWERED, answered());
    bills.put(MISSED, missed());
    bills.put("sweep, nothing due", sweep());
    bills.put("list of users, 50 of them", users(Map.of("limit", "50")));
    bills.put("search for a user", users(Map.of("search", number(3))));
    bills.put("list of probes, 50 of them", probes());
    bills.put("list of jobs, 50 of them", jobs());
    bills.put("statistics of probes", statistics());
    return bills;
  }

  /** A question alone, and the word that it was sent. */
  public Bill asked() {
    return new Stage().meter.bill();
  }

  /** One question, one yes. */
  private Bill answered() {
    Stage stage = new Stage();
    stage.world.text(stage.tony.phone(), "yes");
    stage.time.pass(Duration.ofHours(3));
    return stage.meter.bill();
  }

  private Bill missed() {
    Stage stage = new Stage();
    stage.time.pass(Duration.ofHours(4).plusMinutes(5));
    return stage.meter.bill();
  }

  private Bill sweep() {
    Stage stage = new Stage();
    stage.world.text(stage.tony.phone(), "yes");
    stage.time.pass(Duration.ofHours(3));
    stage.time.sweep(true);
    stage.time.pass(Duration.ofMinutes(1));
    stage.meter.bill();
    stage.time.pass(Duration.ofMinutes(1));
    return stage.meter.bill();
  }

  private Bill users(Map<String, Object> wish) {
    Meter meter = new Meter();
    new Directory(new MeteredTable(beneath, meter)).list(UserQuery.from(new Fields(wish)));
    return meter.bill();
  }

  private Bill probes() {
    Stage stage = new Stage();
    stage.meter.bill();
    stage.world.probes().list(Optional.empty(), PAGE);
    return stage.meter.bill();
  }

  private Bill jobs() {
    Meter meter = new Meter();
    MovableClock clock = MovableClock.at("2026-11-20T12:00:00Z");
    new Jobs(new MeteredTable(beneath, meter), clock).list(Optional.empty(), PAGE);
    return meter.bill();
  }

  private Bill statistics() {
    Stage stage = new Stage();
    stage.meter.bill();
    stage.world.probes().counts();
    return stage.meter.bill();
  }

  private static String number(int number) {
    return "+1416555%04d".formatted(100 + number);
  }

  /** Tony, who trusts Bruce and Pepper, just after he was asked; another Tony each time. */
  private final class Stage {
    final Meter meter = new Meter();
    final World world =
        new World(
            MovableClock.at("2026-11-20T12:00:00Z"),
            new MeteredTable(beneath, meter),
            "SM" + people + "x",
            ground -> MeteredGround.of(ground, meter));
    final Passing time = new Passing(world);
    final Person tony;

    Stage() {
      time.sweep(false);
      int first = people += 3;
      tony = Person.joins(world, "Tony" + first, number(first));
      tony.trusts("Bruce", number(first + 1));
      tony.trusts("Pepper", number(first + 2));
      tony.isAskedAt("0 18 * * *", "America/Toronto", 3, 60);
      time.pass(Duration.ofMinutes(10));
      meter.bill();
      time.pass(TO_THE_QUESTION);
    }
  }
}
