package dev.kronus.bench.growth;

import dev.kronus.bench.Part;
import dev.kronus.bench.Quietly;
import dev.kronus.bench.Section;
import dev.kronus.bench.Setting;
import dev.kronus.bench.chart.Lines;
import dev.kronus.doubles.Bill;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.story.cost.Acts;
import dev.kronus.story.cost.Population;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Whether any act costs more among many users than among few. */
public final class Growth implements Part {
  private static final int FEWEST = 100;

  /** The bound for "flat". */
  private static final double FLAT = 0.05;

  private final int most;

  /** {@code -Dbench.users=1000000} asks for more than the usual 100,000; a million wants 40 GB. */
  public Growth() {
    this.most = Setting.number("bench.users", 100_000);
  }

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public String title() {
    return "Growth: what an act costs among more users";
  }

  @Override
  public Section measure(Setting setting) {
    Population population = new Population();
    Map<Integer, Map<String, Bill>> bills = new LinkedHashMap<>();
    for (int users = FEWEST; users <= most; users *= 10) {
      setting.progress().say("%,d users".formatted(users));
      MemoryTable table = new MemoryTable();
      population.settle(table, 0, users);
      bills.put(users, Quietly.run(new Acts(table)::all));
    }
    return told(bills);
  }

  private static Section told(Map<Integer, Map<String, Bill>> bills) {
    Section section = new Section();
    section.say(
        """
        Every user has an account, settings, a contact, an answered probe and four jobs, as Kronus wrote them; then each act
        is played among them by people of its own. Calls are to AWS, units are DynamoDB's request units by the rules of its
        developer guide, indexes included (`infra/doubles`, `Meter`). Lists take more here than in "Cost", where there is nobody else: a page is
        gathered from partitions that all have something now, and its rows are those of other people.\
        """);
    table(section, "Calls to AWS", bills, Bill::awsCalls);
    table(section, "Read units", bills, Bill::readUnits);
    table(section, "Write units", bills, Bill::writeUnits);
    Lines lines = new Lines("Read and write units an act", "users", "units").byTensAcross();
    bills.forEach(
        (users, acts) ->
            acts.forEach(
                (act, bill) -> lines.add(act, users, bill.readUnits() + bill.writeUnits())));
    section.chart("units", "Units an act, by the number of users", lines.svg());
    double growth = greatest(bills);
    return section.verdict(
        growth <= FLAT,
        "flat within 5 %%: the act that grew most grew by %.1f %%.".formatted(growth * 100));
  }

  private static void table(
      Section section,
      String title,
      Map<Integer, Map<String, Bill>> bills,
      ToDoubleFunction<Bill> figure) {
    List<String> head = new ArrayList<>(List.of(title));
    bills.keySet().forEach(users -> head.add("%,d users".formatted(users)));
    List<List<String>> rows = new ArrayList<>();
    for (String act : bills.get(FEWEST).keySet()) {
      List<String> row = new ArrayList<>(List.of(act));
      bills.values().forEach(all -> row.add("%.1f".formatted(figure.applyAsDouble(all.get(act)))));
      rows.add(row);
    }
    section.table(head, rows);
  }

  /** By how much the act that grew most grew, as a fraction. */
  private static double greatest(Map<Integer, Map<String, Bill>> bills) {
    double greatest = 0;
    for (Map<String, Bill> acts : bills.values()) {
      for (Map.Entry<String, Bill> act : acts.entrySet()) {
        Bill few = bills.get(FEWEST).get(act.getKey());
        greatest = Math.max(greatest, growth(few.awsCalls(), act.getValue().awsCalls()));
        greatest = Math.max(greatest, growth(few.readUnits(), act.getValue().readUnits()));
        greatest = Math.max(greatest, growth(few.writeUnits(), act.getValue().writeUnits()));
      }
    }
    return greatest;
  }

  private static double growth(double few, double many) {
    return few == 0 ? many : many / few - 1;
  }
}
