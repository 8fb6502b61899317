package dev.kronus.bench;

import dev.kronus.bench.cold.Cold;
import dev.kronus.bench.cold.Tune;
import dev.kronus.bench.cost.Cost;
import dev.kronus.bench.growth.Growth;
import dev.kronus.bench.nine.Nine;
import dev.kronus.bench.warm.Warm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code mvn -Pbench}: measures what it is asked for and writes it down. */
public final class Bench {
  /** In the order of the document. */
  private static final List<Part> PARTS =
      List.of(new Cold(), new Tune(), new Warm(), new Cost(), new Growth(), new Nine());

  private Bench() {}

  /** Exits 1 when a part could not be measured; the others are measured all the same. */
  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    List<String> failed = new ArrayList<>();
    Document document = new Document(Setting.of("-").root());
    for (Part part : wanted()) {
      Setting setting = Setting.of(part.name());
      try {
        document.keep(part, part.measure(setting));
        setting.progress().say("done");
      } catch (Exception | AssertionError wrong) {
        wrong.printStackTrace();
        failed.add(part.name());
      }
    }
    document.write(PARTS);
    System.out.println("bench: docs/performance.md" + (failed.isEmpty() ? "" : ", not " + failed));
    System.exit(failed.isEmpty() ? 0 : 1);
  }

  private static List<Part> wanted() {
    String names = System.getProperty("bench", "").strip();
    if (names.isEmpty()) {
      return PARTS.stream().filter(Part::isUsual).toList();
    }
    List<Part> wanted = new ArrayList<>();
    for (String name : names.split("\\s*,\\s*")) {
      wanted.add(
          PARTS.stream()
              .filter(part -> part.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "-Dbench="
                              + name
                              + ": there are "
                              + PARTS.stream().map(Part::name).toList())));
    }
    return wanted;
  }
}
