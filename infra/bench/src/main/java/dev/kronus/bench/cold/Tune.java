package dev.kronus.bench.cold;

import dev.kronus.bench.Ground;
import dev.kronus.bench.Part;
import dev.kronus.bench.Picture;
import dev.kronus.bench.Samples;
import dev.kronus.bench.Section;
import dev.kronus.bench.Series;
import dev.kronus.bench.Setting;
import dev.kronus.bench.chart.Bars;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What was tried to make a cold start shorter, each beside what is deployed. */
public final class Tune implements Part {
  static final String DEPLOYED = "as deployed";
  private static final String FUNCTION = "GetUser";

  @Override
  public String name() {
    return "tune";
  }

  @Override
  public String title() {
    return "What was tried";
  }

  @Override
  public boolean isUsual() {
    return false;
  }

  @Override
  public Section measure(Setting setting) throws Exception {
    try (Ground ground = Ground.open(setting.root())) {
      Samples samples = new Samples(setting.root(), ground, Picture.taken());
      Starter starter = new Starter(ground, setting.scratch("tune"));
      Variants variants = new Variants(setting, ground, samples, FUNCTION);
      Path archive = setting.scratch("tune").resolve("classes.jsa");
      starter.archive(variants.deployed(), archive);
      return report(rounds(setting, starter, variants.all(archive)));
    }
  }

  private static Map<String, List<Trial>> rounds(
      Setting setting, Starter starter, List<Contestant> all) throws InterruptedException {
    Map<String, List<Trial>> trials = new LinkedHashMap<>();
    int done = 0;
    for (int round = 0; round <= setting.runs(); round++) {
      List<Contestant> order = new ArrayList<>(all);
      // The first round reads everything from the disk, and does not count.
      if (round > 0) {
        Collections.shuffle(order, new Random(round));
      }
      for (Contestant next : order) {
        setting.progress().at(done++, (setting.runs() + 1) * all.size(), next.name());
        Trial trial = starter.start(next);
        trials.computeIfAbsent(next.name(), any -> new ArrayList<>());
        if (round > 0) {
          trials.get(next.name()).add(trial);
        }
      }
    }
    return trials;
  }

  private static Section report(Map<String, List<Trial>> trials) {
    Series base = Trial.series(trials.get(DEPLOYED), Trial::clock);
    Bars bars = new Bars("GetUser: JVM start to first response", "ms");
    List<List<String>> rows = new ArrayList<>();
    trials.forEach(
        (name, of) -> {
          Series clock = Trial.series(of, Trial::clock);
          bars.add(name, clock);
          rows.add(
              List.of(
                  name,
                  "%.0f (%.0f-%.0f)".formatted(clock.median(), clock.min(), clock.max()),
                  "%.2f x".formatted(clock.ratio(base)),
                  Series.round(Trial.series(of, Trial::cpu).median()),
                  Series.round(Trial.series(of, Trial::peak).median())));
        });
    return introduction()
        .chart("variants", "cold start of GetUser with other flags and forms", bars.svg())
        .table(List.of("GetUser", "ms", "of what is deployed", "CPU ms", "peak MB"), rows);
  }

  private static Section introduction() {
    return new Section()
        .say(
            """
            GetUser from its jar in the forms and with the flags it could have, in turn with what is deployed, alone on all processors. "And" adds to the
            flags that are deployed. Why the faster ones are not
            taken: [ADR 013](adr/013-c1-the-serial-collector-and-no-archive.md). What the jar's own form saves:
            [ADR 018](adr/018-lambdas-are-classes-in-the-jar.md). What is done before a snapshot is taken:
            [ADR 014](adr/014-adapters-rehearse-with-nobody.md).""");
  }
}
