package dev.kronus.bench.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.bench.Series;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BarsTest {
  private static final Series TIMES = Series.of(List.of(1.0, 2.0, 3.0));

  @Test
  void aLongNameStandsWholeOnThePicture() {
    String name = "Query x 33 + BatchGetItem, built as ours";
    assertTrue(endOf(name, new Bars("t", "ms").add(name, TIMES).svg()) >= 6 * name.length());
  }

  @Test
  void namesEndAtTheSameLine() {
    String svg = new Bars("t", "ms").add("short", TIMES).add("a".repeat(50), TIMES).svg();
    assertEquals(endOf("a".repeat(50), svg), endOf("short", svg));
  }

  private static double endOf(String name, String svg) {
    Matcher text =
        Pattern.compile("<text x=\"([0-9.]+)\"[^>]*\"end\"[^>]*>" + Pattern.quote(name) + "<")
            .matcher(svg);
    assertTrue(text.find(), svg);
    return Double.parseDouble(text.group(1));
  }
}
