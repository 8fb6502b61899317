package dev.kronus.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every point of what escalation (A) and delivery (B) must do has stories of its own; {@code mvn
 * verify -pl infra/story -am -Dgroups=A1} tells those of one.
 */
class EveryPointTest {
  private static final Pattern TAG = Pattern.compile("@Tag\\(\"([AB][0-9])\"\\)");

  @Test
  void hasAStory() throws IOException {
    TreeSet<String> told = new TreeSet<>();
    for (Path story : stories()) {
      TAG.matcher(Files.readString(story)).results().forEach(tag -> told.add(tag.group(1)));
    }
    assertEquals(points(), List.copyOf(told));
  }

  private static List<String> points() {
    return Stream.concat(
            IntStream.rangeClosed(1, 9).mapToObj(i -> "A" + i),
            IntStream.rangeClosed(1, 8).mapToObj(i -> "B" + i))
        .toList();
  }

  private static List<Path> stories() throws IOException {
    Path here = Path.of("src/test/java/dev/kronus/story");
    try (Stream<Path> files = Files.list(here)) {
      return files.filter(file -> file.toString().endsWith("StoriesTest.java")).toList();
    }
  }
}
