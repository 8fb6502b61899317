package dev.kronus.bench.nine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Numbers that others publish, each with the page it stands on: quotas and list prices. */
public final class Figures {
  private static final int COLUMNS = 6;
  private final Map<String, Figure> figures = new LinkedHashMap<>();

  /**
   * One number.
   *
   * @param source the page, or that none was found
   * @param seen the day the page was read; {@code assumed} without one
   */
  public record Figure(
      String name, double value, String unit, String what, String source, String seen) {}

  /** What services allow by default. */
  public static Figures quotas() {
    return read("quotas.txt");
  }

  /** What services cost. */
  public static Figures prices() {
    return read("prices.txt");
  }

  /** Asking for one that is not there is a slip. */
  public double of(String name) {
    Figure figure = figures.get(name);
    if (figure == null) {
      throw new IllegalArgumentException("no figure " + name);
    }
    return figure.value();
  }

  /** All of them, in the order of their file. */
  public Map<String, Figure> all() {
    return Map.copyOf(figures);
  }

  private static Figures read(String file) {
    Figures read = new Figures();
    try (InputStream in = Figures.class.getResourceAsStream(file)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(read::take);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return read;
  }

  private void take(String line) {
    String[] cells = line.split("\\s*\\|\\s*", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException("not " + COLUMNS + " columns: " + line);
    }
    Figure figure =
        new Figure(
            cells[0], Double.parseDouble(cells[1]), cells[2], cells[3], cells[4], cells[5].strip());
    if (figures.put(figure.name(), figure) != null) {
      throw new IllegalArgumentException("twice: " + line);
    }
  }
}
