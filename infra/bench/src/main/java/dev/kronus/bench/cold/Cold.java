package dev.kronus.bench.cold;

import dev.kronus.bench.Ground;
import dev.kronus.bench.Part;
import dev.kronus.bench.Picture;
import dev.kronus.bench.Samples;
import dev.kronus.bench.Section;
import dev.kronus.bench.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;

/** How long a function takes from the start of its JVM to its first response. */
public final class Cold implements Part {
  @Override
  public String name() {
    return "cold";
  }

  @Override
  public String title() {
    return "Cold starts";
  }

  @Override
  public Section measure(Setting setting) throws Exception {
    setting.progress().say("starting the embedded cloud");
    try (Ground ground = Ground.open(setting.root())) {
      Picture picture = Picture.taken();
      Samples samples = new Samples(setting.root(), ground, picture);
      setting.progress().say("looking at what every read asks for");
      try (Lanes lanes = new Lanes(ground, setting.scratch("cold"))) {
        Starter alone = lanes.alone();
        Field field = Field.of(setting, ground, samples, alone, picture::putBack);
        answersAlike(field, alone);
        Map<String, List<Trial>> trials = rounds(setting, field, lanes, picture);
        Section section = new ColdReport(field, trials, lanes.count()).section();
        new Snapshots(setting, ground, field, picture).measure(section);
        return section;
      }
    }
  }

  /** What is compared has to be the same; this also reads every jar once from the disk. */
  private static void answersAlike(Field field, Starter starter) throws InterruptedException {
    starter.start(field.bare());
    Object ours = starter.start(field.same()).shown();
    for (Contestant other : List.of(field.quarkus().getFirst(), field.spring().getFirst())) {
      Object theirs = starter.start(other).shown();
      if (!ours.equals(theirs)) {
        throw new IllegalStateException(other.name() + " says " + theirs + ", not " + ours);
      }
    }
  }

  /**
   * In every round everybody starts once, in an order of the round's own; who may change the table
   * does so alone.
   */
  private static Map<String, List<Trial>> rounds(
      Setting setting, Field field, Lanes lanes, Picture picture) throws InterruptedException {
    Map<String, List<Trial>> trials = new LinkedHashMap<>();
    List<Contestant> all = field.all();
    int[] done = {0};
    for (int round = 1; round <= setting.runs(); round++) {
      String where = "round %d of %d, ".formatted(round, setting.runs());
      BiConsumer<Contestant, Trial> told =
          (who, trial) -> {
            trials.computeIfAbsent(who.name(), any -> new ArrayList<>()).add(trial);
            setting.progress().at(++done[0], setting.runs() * all.size(), where + who.name());
          };
      List<Contestant> order = new ArrayList<>(all);
      Collections.shuffle(order, new Random(round));
      lanes.start(order.stream().filter(next -> !next.changes()).toList(), told);
      for (Contestant next : order.stream().filter(Contestant::changes).toList()) {
        told.accept(next, lanes.alone().start(next));
        picture.putBack();
      }
    }
    return trials;
  }
}
