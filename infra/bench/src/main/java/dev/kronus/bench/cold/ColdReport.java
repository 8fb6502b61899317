package dev.kronus.bench.cold;

import dev.kronus.bench.Section;
import dev.kronus.bench.Series;
import dev.kronus.bench.Setting;
import dev.kronus.bench.chart.Bars;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What the cold starts say, in tables and a chart. */
final class ColdReport {
  private static final double MOST_OVER_FLOOR = 1.10;
  private static final double FASTER_THAN_QUARKUS = 1.5;
  private static final double FASTER_THAN_SPRING = 2.5;
  private static final List<String> OTHERS = List.of("", "ms", "CPU ms", "classes", "peak MB");
  private static final List<String> READS =
      List.of(
          "read",
          "answer",
          "ms",
          "honest floor",
          "of its floor",
          "by CPU",
          "of it built as ours",
          "by CPU",
          "CPU ms",
          "classes",
          "peak MB");
  private final Field field;
  private final Map<String, List<Trial>> trials;
  private final int atATime;

  ColdReport(Field field, Map<String, List<Trial>> trials, int atATime) {
    this.field = field;
    this.trials = trials;
    this.atATime = atATime;
  }

  Section section() {
    Section section =
        new Section()
            .say(
                """
                From the start of the JVM to the first response, in milliseconds: every function from its own shaded jar, with
                the template's flags and memory (`-XX:MaxRAM`), run by AWS's runtime interface client against a double of Lambda's Runtime API and the
                same DynamoDB Local; %d starts each, in a new order every round, %s. SnapStart is left out here: this is what a
                function without it costs."""
                    .formatted(clock(field.bare().name()).size(), how()));
    reads(section);
    others(section);
    return section;
  }

  private void reads(Section section) {
    section
        .heading("Plain reads")
        .say(
            """
            A plain read is a GET that only reads the table. Its *honest floor* makes the same AWS calls, as they were seen on the wire,
            with jackson-jr, the SDK's own client over its fastest HTTP client, nothing left for it to look up, and nothing of Kronus; the
            *bare handler* does nothing at all. *Built as ours* is the same floor from a jar that went through our build (ADR 018): what is above that is
            our own code.

            Quarkus (quarkus-amazon-lambda, a named `RequestHandler`, as its guide has it) and Spring Cloud Function (its AWS adapter with functional beans
            and the shaded jar of its documentation, which is its faster way) answer GET /users/{uid}/contacts/{id} as %s does: whoever may,
            the same GetItem by the SDK's client over the same HTTP client, and a body that is compared with ours before anything is measured. Each
            is there twice: with the flags of our template, and with none, as its guide sets it up. Lambda itself stops at C1 by default since its Java 17 runtime, so with
            flags is nearer to what a deployed one does."""
                .formatted(Field.SAME_READ));
    verdicts(section);
    section
        .chart("reads", "cold starts of plain reads and what they are held against", chart())
        .table(OTHERS, others().map(this::plainRow).toList())
        .table(READS, field.floors().keySet().stream().map(this::readRow).toList());
  }

  private Stream<Contestant> others() {
    return Stream.concat(
        Stream.concat(
            Stream.of(field.bare()),
            field.floors().values().stream()
                .distinct()
                .flatMap(floor -> Stream.of(floor, field.alike().get(floor.name())))),
        Stream.concat(field.quarkus().stream(), field.spring().stream()));
  }

  private void verdicts(Section section) {
    floor(section, "its honest floor", this::overFloor);
    floor(section, "that floor built as ours", this::overAlike);
    if (clock(field.bare().name()).size() < Setting.RUNS) {
      section.say("These are from fewer starts than the usual %d.".formatted(Setting.RUNS));
    }
    field.quarkus().forEach(other -> than(section, other, FASTER_THAN_QUARKUS));
    field.spring().forEach(other -> than(section, other, FASTER_THAN_SPRING));
  }

  private void floor(Section section, String floor, ToDoubleFunction<String> over) {
    String slowest = worst(Comparator.comparingDouble(over));
    section.verdict(
        over.applyAsDouble(slowest) <= MOST_OVER_FLOOR,
        "every plain read at most 1.10 x %s; the most is %s with %.2f x, half of them at most %.2f x."
            .formatted(floor, slowest, over.applyAsDouble(slowest), middle(over)));
  }

  private void than(Section section, Contestant other, double wanted) {
    double times = clock(other.name()).ratio(clock(Field.SAME_READ));
    section.verdict(
        times >= wanted,
        "%s at least %.1f x faster than the same route on %s: %.2f x; by CPU %.2f x."
            .formatted(
                Field.SAME_READ,
                wanted,
                other.name(),
                times,
                cpu(other.name()).ratio(cpu(Field.SAME_READ))));
  }

  private String how() {
    return atATime == 1
        ? "one at a time"
        : "plain reads and what they are held against two at a time, each bound to one processor, all other functions alone, on all processors";
  }

  private String worst(Comparator<String> by) {
    return field.floors().keySet().stream().max(by).orElseThrow();
  }

  private double middle(ToDoubleFunction<String> over) {
    return Series.of(field.floors().keySet().stream().mapToDouble(over).boxed().toList()).median();
  }

  private double overFloor(String read) {
    return clock(read).ratio(clock(field.floors().get(read).name()));
  }

  private double overAlike(String read) {
    return clock(read).ratio(clock(alike(read)));
  }

  private String alike(String read) {
    return field.alike().get(field.floors().get(read).name()).name();
  }

  private String chart() {
    Bars bars = new Bars("JVM start to first response", "ms");
    others().forEach(other -> bars.addOther(other.name(), clock(other.name())));
    field.floors().keySet().forEach(read -> bars.add(read, clock(read)));
    return bars.svg();
  }

  private List<String> plainRow(Contestant one) {
    List<String> row = new ArrayList<>();
    row.add(one.name());
    row.add(times(one.name()));
    row.addAll(rest(one.name()));
    return row;
  }

  private List<String> readRow(String read) {
    Contestant floor = field.floors().get(read);
    List<String> row = new ArrayList<>();
    row.add(read);
    row.add(trials.get(read).getFirst().status());
    row.add(times(read));
    row.add(floor.name());
    row.add("%.2f x".formatted(overFloor(read)));
    row.add("%.2f x".formatted(cpu(read).ratio(cpu(floor.name()))));
    row.add("%.2f x".formatted(overAlike(read)));
    row.add("%.2f x".formatted(cpu(read).ratio(cpu(alike(read)))));
    row.addAll(rest(read));
    return row;
  }

  private List<String> rest(String name) {
    List<Trial> of = trials.get(name);
    return List.of(
        Series.round(cpu(name).median()),
        Series.round(Trial.series(of, Trial::classes).median()),
        Series.round(Trial.series(of, Trial::peak).median()));
  }

  private String times(String name) {
    Series clock = clock(name);
    return "%.0f (%.0f-%.0f)".formatted(clock.median(), clock.min(), clock.max());
  }

  private void others(Section section) {
    List<List<String>> rows = new ArrayList<>();
    for (Contestant function : field.functions()) {
      if (!field.floors().containsKey(function.name())) {
        List<String> row = plainRow(function);
        row.add(1, trials.get(function.name()).getFirst().status());
        rows.add(row);
      }
    }
    section
        .heading("All other functions")
        .say(
            """
            They may change the table and so start alone, on all processors: compare CPU ms, not ms, with the tables above. Where the answer is a 4xx, the
            sample is rightly refused; a dash is a task's.""")
        .table(List.of("function", "answer", "ms", "CPU ms", "classes", "peak MB"), rows);
  }

  private Series cpu(String name) {
    return Trial.series(trials.get(name), Trial::cpu);
  }

  private Series clock(String name) {
    return Trial.series(trials.get(name), Trial::clock);
  }
}
