package dev.kronus.bench.cost;

import dev.kronus.bench.Section;
import dev.kronus.bench.nine.Figures;
import dev.kronus.doubles.Bill;
import dev.kronus.story.cost.Acts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Bills in cents, by list prices. */
final class Prices {
  private static final double MILLION = 1e6;
  private static final double CENTS_A_THOUSAND = 100 * 1000;
  private final Figures prices;

  Prices(Figures prices) {
    this.prices = prices;
  }

  void tell(Section section, Map<String, Bill> bills) {
    List<List<String>> rows = new ArrayList<>();
    for (String act : List.of(Acts.ANSWERED, Acts.MISSED)) {
      Bill bill = bills.get(act);
      rows.add(row(act, aws(bill), texts(bill)));
    }
    section.heading("In cents");
    section.say(
        """
        What the calls, units and texts above cost by the list prices in `infra/bench/src/main/resources/dev/kronus/bench/nine/prices.txt`, each with its
        source and date. Not in it: free tiers, Lambda's time, the functions that timers and webhooks start, the webhooks themselves, the thanks that answer one,
        and what people text. "Nine o'clock, What it costs" has all of that for an answered probe.""");
    section.table(List.of("1,000 of", "without SMS, cents", "with SMS, cents"), rows);
  }

  private static List<String> row(String act, double aws, double texts) {
    return List.of(
        act,
        "%.1f".formatted(aws * CENTS_A_THOUSAND),
        "%.1f".formatted((aws + texts) * CENTS_A_THOUSAND));
  }

  /** Dollars for one. */
  private double aws(Bill bill) {
    double units =
        bill.readUnits() * prices.of("dynamodb.read")
            + bill.writeUnits() * prices.of("dynamodb.write");
    double calls = 0;
    for (Map.Entry<String, Integer> call : bill.calls().entrySet()) {
      calls += call.getValue() * a(call.getKey());
    }
    return (units + calls) / MILLION;
  }

  /** Dollars for a million calls; a timer is charged when it fires. */
  private double a(String call) {
    return switch (call) {
      case "lambda Invoke" -> prices.of("lambda.request");
      case "scheduler CreateSchedule" -> prices.of("scheduler.invocation");
      case "sns Publish" -> prices.of("sns.publish");
      default -> 0;
    };
  }

  private double texts(Bill bill) {
    return bill.messages() * (prices.of("twilio.out") + prices.of("twilio.carrier"));
  }
}
