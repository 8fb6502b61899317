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
      Starter starter = new Starter(ground, setting.scratch("cold"));
      setting.progress().say("looking at what every read asks for");
      Field field = Field.of(setting.root(), ground, samples, starter, picture::putBack);
      warm(field, starter);
      Section section = new ColdReport(field, rounds(setting, field, starter, picture)).section();
      new Snapshots(setting, ground, field, picture).measure(section);
      return section;
    }
  }

  /** Reads the jars that no function has read yet from the disk. */
  private static void warm(Field field, Starter starter) throws InterruptedException {
    for (Contestant other : List.of(field.bare(), field.quarkus(), field.spring(), field.bare())) {
      starter.start(other);
    }
  }

  /** In every round everybody starts once, in an order of the round's own. */
  private static Map<String, List<Trial>> rounds(
      Setting setting, Field field, Starter starter, Picture picture) throws InterruptedException {
    Map<String, List<Trial>> trials = new LinkedHashMap<>();
    List<Contestant> all = field.all();
    int done = 0;
    for (int round = 1; round <= setting.runs(); round++) {
      List<Contestant> order = new ArrayList<>(all);
      Collections.shuffle(order, new Random(round));
      for (Contestant next : order) {
        String where = "round %d of %d, %s".formatted(round, setting.runs(), next.name());
        setting.progress().at(done++, setting.runs() * all.size(), where);
        trials.computeIfAbsent(next.name(), any -> new ArrayList<>()).add(starter.start(next));
        if (next.changes()) {
          picture.putBack();
        }
      }
    }
    return trials;
  }
}
