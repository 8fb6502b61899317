package dev.kronus.bench.nine;

import dev.kronus.bench.Part;
import dev.kronus.bench.Section;
import dev.kronus.bench.Setting;
import dev.kronus.doubles.Bill;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.story.cost.Acts;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A million people who are due in the same minute, under the quotas that everybody starts with. */
public final class Nine implements Part {
  private static final int MILLION = 1_000_000;

  /** A long code gets nowhere with a million, and no less clearly with these. */
  private static final int TOWN = 100_000;

  private static final int ALARMS = 1_000;
  private static final double SECONDS_BETWEEN_ALARMS = 10;
  private static final int HOUR = 60;
  private static final long SEED = 9;

  @Override
  public String name() {
    return "nine";
  }

  @Override
  public String title() {
    return "Nine o'clock";
  }

  @Override
  public Section measure(Setting setting) throws IOException {
    Figures quotas = Figures.quotas();
    Acts acts = new Acts(new MemoryTable());
    Bill asked = acts.asked();
    Bill answered = acts.all().get(Acts.ANSWERED);
    Load load = Load.of(asked, answered, OwnTime.of(setting));
    Map<Scenario, Morning> mornings = new LinkedHashMap<>();
    List<Scenario> scenarios = scenarios(quotas, load);
    for (Scenario scenario : scenarios) {
      setting.progress().at(mornings.size(), scenarios.size(), scenario.name());
      mornings.put(scenario, new Morning(scenario, crowd(scenario, quotas), load, quotas).run());
    }
    NineCosts costs = new NineCosts(Figures.prices(), answered, load.own());
    return new NineReport(quotas, load, costs, mornings).section();
  }

  private static Crowd crowd(Scenario scenario, Figures quotas) {
    int people = scenario.questionRate() < 2 ? TOWN : MILLION;
    return new Crowd(
        people,
        scenario.flexibleMinutes(),
        quotas.of("scheduler.precision"),
        ALARMS,
        SECONDS_BETWEEN_ALARMS,
        SEED);
  }

  /** Each but the first asks a million by a short code, and differs in one thing from another. */
  static List<Scenario> scenarios(Figures quotas, Load load) {
    Scenario fresh = today("B: by a short code", "twilio.shortcode", quotas);
    Scenario warm = fresh.named("C: B, table warmed").warm(quotas.of("dynamodb.table"));
    Scenario spread = warm.named("D: C, flexible_minutes 60").flexible(HOUR);
    Scenario own = spread.named("E: D, alarms' own sender").alarmsBy(quotas.of("twilio.tollfree"));
    int senders = (int) (fresh.questionRate() * (load.sendMillis() + Load.TWILIO_MILLIS) / 1000);
    Scenario bounded = own.named("F: E, %d question senders".formatted(senders)).bounded(senders);
    Scenario apart = bounded.named("G: F, alarms' own function").apart();
    return List.of(
        today("A: 100,000 by one long code", "twilio.longcode", quotas),
        fresh,
        warm,
        spread,
        own,
        bounded,
        apart,
        apart.named("H: G, all at once").flexible(0),
        apart.named("I: G, new table").warm(fresh.writes()));
  }

  private static Scenario today(String name, String sender, Figures quotas) {
    return new Scenario(name, 0, quotas.of("dynamodb.writes"), quotas.of(sender), 0, false, 0);
  }
}
