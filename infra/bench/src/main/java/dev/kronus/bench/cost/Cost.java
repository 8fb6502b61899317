package dev.kronus.bench.cost;

import dev.kronus.bench.Part;
import dev.kronus.bench.Quietly;
import dev.kronus.bench.Section;
import dev.kronus.bench.Setting;
import dev.kronus.bench.nine.Figures;
import dev.kronus.bench.warm.Warm;
import dev.kronus.doubles.Bill;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.story.cost.Acts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What each act asks of AWS, and what that is in cents. */
public final class Cost implements Part {
  /** The targets for an answered probe. */
  private static final int MOST_CALLS = 10;

  private static final double MOST_WRITES = 30;

  /**
   * What the same act cost before it was looked at, on the same meter: by commit "What a probe
   * costs is counted at the seams and written down".
   */
  private static final String BEFORE =
      "Before anything was changed an answered probe took 37 calls, 26 read and 60 write units; a missed one 148, 78"
          + " and 333.";

  private static final String WHY_NOT =
      """
      Why not less: four functions take part in an answered probe (the one that asks, the one that sends, the webhook of the
      word that it was sent, the webhook of the answer), each reads what it decides by and each records what it did in a
      transaction, which DynamoDB charges twice; an entry that moves in an index is charged as two. Of the 60 units 34 are 17 items in five
      transactions, 2 the day's two counters, and 24 entries of the two indexes (ADR 016 has them one by one). The claim before the send
      (8 units) and the word that it was sent (8 units) are what keep a message from being sent twice and an answer's time
      from running before the question was out. With the question sent by the function that asks, three calls and the claim
      would go, for Twilio's 120 ms in every cold start of a probe; that was not done.\
      """;

  @Override
  public String name() {
    return "cost";
  }

  @Override
  public String title() {
    return "Cost: what an act asks of AWS";
  }

  @Override
  public Section measure(Setting setting) throws Exception {
    Map<String, Bill> bills = Quietly.run(new Acts(new MemoryTable())::all);
    Section section = new Section();
    section.say(
        """
        Counted at the seams, exactly: the same calls and units on every machine (bytes of items differ by the digits of a time). Units are DynamoDB's request units by the rules of
        its developer guide, indexes included; secrets, which a warm function has already, are not among the calls.
        `infra/story/src/test/resources/costs.txt` holds them, and those of every function `infra/bench/src/test/resources/route-costs.txt`;
        a test fails when one grows.\
        """);
    List<List<String>> rows = new ArrayList<>();
    bills.forEach((act, bill) -> rows.add(row(act, bill)));
    section.table(List.of("Act", "calls", "read units", "write units", "texts"), rows);
    section.say(BEFORE);
    new Prices(Figures.prices()).tell(section, bills);
    Bill answered = bills.get(Acts.ANSWERED);
    section.verdict(
        answered.awsCalls() <= MOST_CALLS && answered.writeUnits() <= MOST_WRITES,
        "an answered probe in at most %d calls and %.0f write units: it takes %d and %.0f."
            .formatted(MOST_CALLS, MOST_WRITES, answered.awsCalls(), answered.writeUnits()));
    section.say(WHY_NOT);
    routes(section, Warm.bills(setting));
    return section;
  }

  private static void routes(Section section, List<Map<String, Object>> bills) {
    section.heading("One warm call of every function");
    section.say(
        "With the sample in `events/`, made fit for a cloud with one user in it; the authorizer's read is its own line,"
            + " and a sample that is rightly refused says so by its status.");
    List<List<String>> rows =
        bills.stream()
            .map(
                bill ->
                    Stream.of("id", "status", "calls", "read", "written", "bytes")
                        .map(name -> String.valueOf(bill.getOrDefault(name, "-")))
                        .toList())
            .toList();
    section.table(
        List.of("Function", "status", "calls", "read units", "write units", "bytes of items"),
        rows);
  }

  private static List<String> row(String act, Bill bill) {
    return List.of(
        act,
        Integer.toString(bill.awsCalls()),
        "%.1f".formatted(bill.readUnits()),
        "%.1f".formatted(bill.writeUnits()),
        Integer.toString(bill.messages()));
  }
}
