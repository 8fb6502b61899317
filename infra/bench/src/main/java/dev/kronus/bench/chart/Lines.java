package dev.kronus.bench.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Curves over one axis, with a mark at every point; either axis may go by powers of ten. */
public final class Lines {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 360;
  private static final int LEFT = 70;
  private static final int BOTTOM = 40;
  private static final int TOP = 40;
  private static final int RIGHT = 250;
  private final String title;
  private final String across;
  private final String up;
  private final Map<String, List<Point>> curves = new LinkedHashMap<>();
  private boolean tensAcross;
  private boolean tensUp;

  private record Point(double x, double y) {}

  /** {@code across} and {@code up} say what the axes are, with units. */
  public Lines(String title, String across, String up) {
    this.title = title;
    this.across = across;
    this.up = up;
  }

  /** The axis across goes by powers of ten; every x is above 0. */
  public Lines byTensAcross() {
    tensAcross = true;
    return this;
  }

  /** The axis up goes by powers of ten; every y is above 0. */
  public Lines byTensUp() {
    tensUp = true;
    return this;
  }

  public Lines add(String curve, double x, double y) {
    curves.computeIfAbsent(curve, name -> new ArrayList<>()).add(new Point(x, y));
    return this;
  }

  public String svg() {
    Svg svg = new Svg(WIDTH, HEIGHT);
    svg.text(8, 20, title, "start", 14);
    Axis x = axis(curves, Point::x, tensAcross, LEFT, WIDTH - RIGHT);
    Axis y = axis(curves, Point::y, tensUp, HEIGHT - BOTTOM, TOP);
    for (double tick : x.ticks()) {
      svg.line(x.at(tick), TOP, x.at(tick), HEIGHT - BOTTOM, Svg.PALE, 1);
      svg.text(x.at(tick), HEIGHT - BOTTOM + 16, Axis.label(tick), "middle", 11);
    }
    for (double tick : y.ticks()) {
      svg.line(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick), Svg.PALE, 1);
      svg.text(LEFT - 6, y.at(tick) + 4, Axis.label(tick), "end", 11);
    }
    svg.text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, across, "middle", 12);
    svg.text(8, TOP - 6, up, "start", 12);
    int number = 0;
    for (var curve : curves.entrySet()) {
      draw(svg, curve.getKey(), curve.getValue(), x, y, number++);
    }
    return svg.done();
  }

  private static void draw(Svg svg, String name, List<Point> points, Axis x, Axis y, int number) {
    String colour = Svg.colour(number);
    for (int i = 0; i < points.size(); i++) {
      Point to = points.get(i);
      svg.dot(x.at(to.x()), y.at(to.y()), 3, colour);
      if (i > 0) {
        Point from = points.get(i - 1);
        svg.line(x.at(from.x()), y.at(from.y()), x.at(to.x()), y.at(to.y()), colour, 2);
      }
    }
    double top = TOP + 10 + 18.0 * number;
    svg.box(WIDTH - RIGHT + 12, top - 8, 10, 10, colour);
    svg.text(WIDTH - RIGHT + 28, top + 1, name, "start", 12);
  }

  private static Axis axis(
      Map<String, List<Point>> curves,
      java.util.function.ToDoubleFunction<Point> of,
      boolean tens,
      double from,
      double to) {
    double[] all =
        curves.values().stream().flatMap(List::stream).mapToDouble(of).sorted().toArray();
    double least = all.length == 0 ? 1 : all[0];
    double most = all.length == 0 ? 1 : all[all.length - 1];
    return tens ? Axis.tens(least, most, from, to) : Axis.plain(most, from, to);
  }

  /** Where a value lies, and which values are written beside it. */
  private record Axis(List<Double> ticks, DoubleUnaryOperator place) {
    static Axis tens(double least, double most, double from, double to) {
      double low = Math.floor(Math.log10(least));
      double high = Math.max(low + 1, Math.ceil(Math.log10(most)));
      List<Double> ticks = new ArrayList<>();
      for (double power = low; power <= high; power++) {
        ticks.add(Math.pow(10, power));
      }
      return new Axis(
          ticks, value -> from + (Math.log10(value) - low) / (high - low) * (to - from));
    }

    static Axis plain(double most, double from, double to) {
      double rough = Math.max(most, 1e-9) / 5;
      double power = Math.pow(10, Math.floor(Math.log10(rough)));
      double step = power * (rough / power > 5 ? 10 : rough / power > 2 ? 5 : 2);
      double end = Math.ceil(most / step) * step;
      List<Double> ticks = new ArrayList<>();
      for (double tick = 0; tick <= end + step / 2; tick += step) {
        ticks.add(tick);
      }
      return new Axis(ticks, value -> from + value / end * (to - from));
    }

    double at(double value) {
      return place.applyAsDouble(value);
    }

    static String label(double value) {
      if (value >= 1e6) {
        return "%.0f M".formatted(value / 1e6);
      }
      return value == Math.rint(value) ? "%,.0f".formatted(value) : "%.2g".formatted(value);
    }
  }
}
