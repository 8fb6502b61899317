package dev.kronus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SizesTest {
  private static final int FILE = 300;
  private static final int METHOD = 25;
  private static final int MEDIAN = 90;

  private static List<Path> files;
  private static List<Source> sources;

  @BeforeAll
  static void read() {
    files = new ArrayList<>(House.files("functions", ".java"));
    files.addAll(House.files("infra", ".java"));
    sources = Source.read(files);
  }

  @Test
  void noFileIsLong() {
    List<String> tooLong = new ArrayList<>();
    for (Path file : files) {
      long lines = House.text(file).lines().count();
      if (lines >= FILE) {
        tooLong.add(House.ROOT.relativize(file) + ": " + lines);
      }
    }
    assertEquals(List.of(), tooLong);
  }

  @Test
  void mostFilesAreShort() {
    List<Long> lines =
        files.stream().map(file -> House.text(file).lines().count()).sorted().toList();
    long median = lines.get(lines.size() / 2);
    System.out.printf("files: %d, median lines: %d%n", lines.size(), median);
    assertTrue(median <= MEDIAN, "median: " + median);
  }

  @Test
  void noMethodIsLong() {
    List<String> tooLong = new ArrayList<>();
    for (Source source : sources) {
      for (Source.Method method : source.methods()) {
        if (method.lines() >= METHOD) {
          tooLong.add(source.file() + " " + method.name() + ": " + method.lines());
        }
      }
    }
    assertEquals(List.of(), tooLong);
  }

  @Test
  void everyPublicTypeSaysWhatItIs() {
    Set<String> silent = new TreeSet<>();
    for (Source source : sources) {
      if (source.file().toString().contains("/src/main/")) {
        silent.addAll(source.undocumented());
      }
    }
    assertEquals(Set.of(), silent);
  }

  @Test
  void aRoomIsOneOfTheKnown() throws IOException {
    assertEquals(Set.of("docs", "events", "functions", "infra"), rooms(House.ROOT));
    assertEquals(
        Set.of("kernel", "platform", "duties", "accounts", "contacts", "liveness"),
        rooms(House.ROOT.resolve("functions")));
    Set<String> infra = rooms(House.ROOT.resolve("infra"));
    infra.removeAll(Set.of("local", "house", "story", "bench", "doubles", "format", "desugar"));
    assertEquals(Set.of(), infra);
  }

  private static Set<String> rooms(Path folder) throws IOException {
    try (var inside = Files.list(folder)) {
      return inside
          .filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.startsWith(".") && !name.equals("target"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
