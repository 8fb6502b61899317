package dev.kronus.bench.nine;

import dev.kronus.bench.Section;
import dev.kronus.doubles.Bill;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a million questions and answers cost, and what trying in vain adds. */
final class NineCosts {
  private static final double MILLION = 1e6;

  /** The functions' memory, template.yaml. */
  private static final double GIGABYTES = 1;

  /** The thanks go out as the answer to the webhook, and are charged as any message. */
  private static final int THANKS = 1;

  private final Figures prices;
  private final Bill bill;
  private final OwnTime own;

  NineCosts(Figures prices, Bill answered, OwnTime own) {
    this.prices = prices;
    this.bill = answered;
    this.own = own;
  }

  void tell(Section section, Map<Scenario, Morning> mornings) {
    section.say(NineWords.COSTS);
    section.table(List.of("What", "A million answered questions, $"), lines());
    List<List<String>> rows = new ArrayList<>();
    mornings.forEach((scenario, morning) -> rows.add(row(scenario, morning.tally)));
    section.table(
        List.of("Scenario", "invocations", "Lambda and table, $", "messages Twilio took"), rows);
  }

  private List<List<String>> lines() {
    double out = bill.messages() + THANKS;
    List<List<String>> lines = new ArrayList<>();
    double sum =
        line(lines, "DynamoDB, %.0f units written".formatted(bill.writeUnits()), written())
            + line(lines, "DynamoDB, %.0f units read".formatted(bill.readUnits()), read())
            + line(lines, "Lambda, %d invocations".formatted(Load.INVOCATIONS), lambda())
            + line(lines, "EventBridge Scheduler, 2 timers", 2 * of("scheduler.invocation"))
            + line(
                lines,
                "API Gateway, %d webhooks".formatted(Load.WEBHOOKS),
                Load.WEBHOOKS * of("apigateway.request"));
    line(lines, "**AWS**", sum);
    double sms =
        line(lines, "Twilio, question and thanks", MILLION * out * of("twilio.out"))
            + line(lines, "Twilio, the answer", MILLION * of("twilio.in"))
            + line(lines, "carriers", MILLION * out * of("twilio.carrier"));
    line(lines, "**with SMS**", sum + sms);
    return lines;
  }

  private static double line(List<List<String>> lines, String what, double dollars) {
    lines.add(List.of(what, "%,.2f".formatted(dollars)));
    return dollars;
  }

  private double written() {
    return bill.writeUnits() * of("dynamodb.write");
  }

  private double read() {
    return bill.readUnits() * of("dynamodb.read");
  }

  private double lambda() {
    double millis =
        own.millis() * Load.INVOCATIONS
            + Load.CALL_MILLIS * bill.awsCalls()
            + Load.TWILIO_MILLIS * bill.messages();
    return Load.INVOCATIONS * of("lambda.request") + seconds(MILLION * millis / 1000);
  }

  private double seconds(double seconds) {
    return seconds * GIGABYTES * of("lambda.second");
  }

  private List<String> row(Scenario scenario, Tally tally) {
    double dollars =
        tally.invocations / MILLION * of("lambda.request")
            + seconds(tally.seconds)
            + tally.writes / MILLION * of("dynamodb.write");
    return List.of(
        scenario.name(),
        "%,d".formatted(tally.invocations),
        "%,.2f".formatted(dollars),
        "%,d".formatted(tally.taken));
  }

  private double of(String name) {
    return prices.of(name);
  }
}
