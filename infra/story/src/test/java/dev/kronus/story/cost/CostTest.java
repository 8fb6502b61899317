package dev.kronus.story.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.doubles.MemoryTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What an act costs is written down, to the unit: it grows only where somebody says so. What the
 * test found stands beside it in {@code target/costs.txt}, to be copied when it is meant.
 */
class CostTest {
  private static final Path KNOWN = Path.of("src/test/resources/costs.txt");
  private static final Path FOUND = Path.of("target/costs.txt");

  @Test
  void noActCostsAnythingElseThanIsWrittenDown() throws IOException {
    String found =
        new Acts(new MemoryTable())
            .all().entrySet().stream()
                .map(act -> act.getKey() + ": " + act.getValue() + "\n")
                .collect(Collectors.joining());
    Files.writeString(FOUND, found);
    assertEquals(Files.readString(KNOWN), found);
  }
}
