package dev.kronus.bench.chart;

import dev.kronus.bench.Series;
import java.util.ArrayList;
import java.util.List;

/** Bars that lie, one below the other: the median as the bar, least and most as a thin line. */
public final class Bars {
  private static final int ROW = 22;

  /** The least that names get, and what a letter of a longer one takes. */
  private static final int LEFT = 190;

  private static final double LETTER = 6.2;
  private static final int WIDTH = 720;
  private static final int RIGHT = 70;
  private final String title;
  private final String unit;
  private final List<Bar> bars = new ArrayList<>();

  private record Bar(String name, Series series, String colour) {}

  public Bars(String title, String unit) {
    this.title = title;
    this.unit = unit;
  }

  public Bars add(String name, Series series) {
    return add(name, series, Svg.BLUE);
  }

  /** One that is not ours to improve. */
  public Bars addOther(String name, Series series) {
    return add(name, series, Svg.GREY);
  }

  private Bars add(String name, Series series, String colour) {
    bars.add(new Bar(name, series, colour));
    return this;
  }

  public String svg() {
    double most = bars.stream().mapToDouble(bar -> bar.series().max()).max().orElse(1);
    int longest = bars.stream().mapToInt(bar -> bar.name().length()).max().orElse(0);
    double left = Math.max(LEFT, longest * LETTER + 16);
    Svg svg = new Svg(WIDTH, 40 + ROW * bars.size());
    svg.text(8, 20, title + ", " + unit, "start", 14);
    for (int i = 0; i < bars.size(); i++) {
      draw(svg, bars.get(i), left, 34 + ROW * i, (WIDTH - left - RIGHT) / most);
    }
    return svg.done();
  }

  private static void draw(Svg svg, Bar bar, double left, int top, double scale) {
    Series series = bar.series();
    svg.text(left - 8, top + 13, bar.name(), "end", 12);
    svg.box(left, top + 2, series.median() * scale, ROW - 8, bar.colour());
    double middle = top + ROW / 2.0 - 2;
    svg.line(
        left + series.min() * scale, middle, left + series.max() * scale, middle, Svg.DARK, 1.5);
    String value = Series.round(series.median());
    svg.text(left + series.max() * scale + 6, top + 13, value, "start", 12);
  }
}
