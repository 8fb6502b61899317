package dev.kronus.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.bench.warm.Warm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What one warm call of every function asks of AWS is written down, to the unit: it grows only
 * where somebody says so. What the test found stands in {@code target/route-costs.txt}, to be
 * copied when it is meant.
 */
class RouteCostsTest {
  private static final Path KNOWN = Path.of("src/test/resources/route-costs.txt");
  private static final Path FOUND = Path.of("target/route-costs.txt");

  @Test
  void noFunctionAsksForAnythingElseThanIsWrittenDown() throws Exception {
    List<Map<String, Object>> bills = Warm.bills(Setting.of("costs"));
    String found = bills.stream().map(RouteCostsTest::line).collect(Collectors.joining());
    Files.writeString(FOUND, found);
    assertEquals(Files.readString(KNOWN), found);
  }

  /** Without the bytes: some of them are digits of a time. */
  private static String line(Map<String, Object> bill) {
    return "%s: status %s, %s calls, %s read, %s written%n"
        .formatted(
            bill.get("id"),
            bill.getOrDefault("status", bill.get("failed")),
            bill.get("calls"),
            bill.get("read"),
            bill.get("written"));
  }
}
