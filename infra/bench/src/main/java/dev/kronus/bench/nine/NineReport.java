package dev.kronus.bench.nine;

import dev.kronus.bench.Section;
import dev.kronus.bench.chart.Lines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the mornings came to, in words, tables and two charts. */
final class NineReport {
  private static final List<String> HOW_LATE =
      List.of(
          "Scenario",
          "last question, min",
          "median, min",
          "never asked",
          "less time to answer",
          "alarm, median",
          "alarm, p99",
          "alarm, last",
          "first to say no",
          "most often");

  /** Longer than this an alarm must not wait on our own account. */
  private static final double SOON = 60;

  private static final int STEPS = 20;

  private final Figures quotas;
  private final Load load;
  private final NineCosts costs;
  private final Map<Scenario, Morning> mornings;

  NineReport(Figures quotas, Load load, NineCosts costs, Map<Scenario, Morning> mornings) {
    this.quotas = quotas;
    this.load = load;
    this.costs = costs;
    this.mornings = mornings;
  }

  Section section() {
    Section section = new Section();
    section.say(NineWords.about(load));
    section
        .heading("What throttles first")
        .table(List.of("What", "Questions a second", "A million take, min"), ceilings())
        .say(NineWords.CEILINGS);
    List<List<String>> rows = new ArrayList<>();
    mornings.forEach((scenario, morning) -> rows.add(row(scenario, morning)));
    section.heading("How late").table(HOW_LATE, rows).say(NineWords.LATE);
    section.chart("late", "How late how many questions are", lateness());
    section.chart("alarms", "How late how many alarms are", alarms());
    verdict(section);
    section.heading("What it costs");
    costs.tell(section, mornings);
    return section.heading("What the design does about it").say(NineWords.DESIGN);
  }

  private record Ceiling(String what, double aSecond) {
    List<String> cells() {
      return List.of(what, "%,.0f".formatted(aSecond), "%,.0f".formatted(1_000_000 / aSecond / 60));
    }
  }

  /** Each service alone, by what a question takes of it. */
  private List<List<String>> ceilings() {
    double seconds = (load.askMillis() + load.sendMillis() + Load.TWILIO_MILLIS) / 1000;
    double asking = load.askWrites() + load.sendWrites();
    return Stream.of(
            ceiling("Twilio, one long code", "twilio.longcode", 1),
            ceiling("Twilio, one toll-free number", "twilio.tollfree", 1),
            ceiling("Twilio, one short code", "twilio.shortcode", 1),
            ceiling("DynamoDB, a new table", "dynamodb.writes", asking),
            ceiling("DynamoDB, a table warmed", "dynamodb.table", asking),
            ceiling("DynamoDB, the day's counters", "dynamodb.partition", Load.COUNTED),
            ceiling("Twilio's API", "twilio.concurrency", Load.TWILIO_MILLIS / 1000),
            ceiling("EventBridge Scheduler", "scheduler.invocations", 1),
            ceiling("Lambda, executions at once", "lambda.concurrency", seconds),
            ceiling("API Gateway, webhooks", "apigateway.requests", Load.WEBHOOKS))
        .sorted(Comparator.comparingDouble(Ceiling::aSecond))
        .map(Ceiling::cells)
        .toList();
  }

  private Ceiling ceiling(String what, String quota, double each) {
    return new Ceiling(what, quotas.of(quota) / each);
  }

  private static List<String> row(Scenario scenario, Morning morning) {
    double[] late = morning.crowd.lateness();
    double[] alarms = morning.crowd.alarmDelays();
    return List.of(
        scenario.name(),
        "%,.0f".formatted(quantile(late, 1) / 60),
        "%,.0f".formatted(quantile(late, 0.5) / 60),
        "%,d".formatted(morning.tally.unreachable),
        "%,d".formatted(morning.tally.hurried),
        told(quantile(alarms, 0.5)),
        told(quantile(alarms, 0.99)),
        told(quantile(alarms, 1)),
        morning.refusals.earliest(),
        morning.refusals.most());
  }

  static String told(double seconds) {
    return seconds < 120 ? "%.0f s".formatted(seconds) : "%,.0f min".formatted(seconds / 60);
  }

  static double quantile(double[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted.length == 0 ? 0 : sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
  }

  private String lateness() {
    Lines lines = new Lines("How late the questions are", "per cent of people", "minutes");
    mornings.forEach(
        (scenario, morning) -> {
          if (scenario.questionRate() > 2) {
            curve(lines, scenario, morning.crowd.lateness(), 60);
          }
        });
    return lines.svg();
  }

  private String alarms() {
    Lines lines =
        new Lines("How late the alarms' messages are", "per cent of messages", "seconds")
            .byTensUp();
    mornings.forEach((scenario, morning) -> curve(lines, scenario, morning.crowd.alarmDelays(), 1));
    return lines.svg();
  }

  private static void curve(Lines lines, Scenario scenario, double[] late, double unit) {
    for (int step = 0; step <= STEPS; step++) {
      double share = (double) step / STEPS;
      String letter = scenario.name().substring(0, scenario.name().indexOf(':'));
      lines.add(letter, 100 * share, Math.max(0.1, quantile(late, share) / unit));
    }
  }

  private void verdict(Section section) {
    double worst = 0;
    double today = 0;
    for (var one : mornings.entrySet()) {
      double last = quantile(one.getValue().crowd.alarmDelays(), 1);
      boolean cured = one.getKey().ownFunction() && isWarm(one.getKey());
      worst = cured ? Math.max(worst, last) : worst;
      today = cured ? today : Math.max(today, last);
    }
    section.verdict(
        worst <= SOON,
        "alarms do not wait behind questions: with a sender and a function of their own and a warm"
            + " table the last message of an alarm is sent %s after the alarm; otherwise it can be %s."
                .formatted(told(worst), told(today)));
  }

  private boolean isWarm(Scenario scenario) {
    return scenario.writes() > quotas.of("dynamodb.writes");
  }
}
