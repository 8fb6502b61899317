package dev.kronus.bench.chart;

import java.util.List;

/** A small drawing, on white, so that it can be read on a dark page too. */
final class Svg {
  static final String BLUE = "#2f6fb0";
  static final String GREY = "#9aa5b1";
  static final String DARK = "#1f2933";
  static final String PALE = "#e4e7eb";
  private static final List<String> COLOURS =
      List.of(
          BLUE, "#d64545", "#3f9142", "#cb6e17", "#7b4fc9", "#12b5a6", GREY, "#8d2b0b", "#d4a600");
  private final StringBuilder drawing = new StringBuilder();

  Svg(int width, int height) {
    drawing.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\">%n"
            .formatted(width, height));
    box(0, 0, width, height, "#ffffff");
  }

  static String colour(int number) {
    return COLOURS.get(number % COLOURS.size());
  }

  void box(double x, double y, double width, double height, String colour) {
    drawing.append(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n"
            .formatted(x, y, width, height, colour));
  }

  void line(double x, double y, double toX, double toY, String colour, double width) {
    drawing.append(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"/>%n"
            .formatted(x, y, toX, toY, colour, width));
  }

  void dot(double x, double y, double radius, String colour) {
    drawing.append(
        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>%n"
            .formatted(x, y, radius, colour));
  }

  void text(double x, double y, String text, String anchor, int size) {
    drawing.append(
        "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%d\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n"
            .formatted(x, y, size, anchor, DARK, escaped(text)));
  }

  String done() {
    return drawing + "</svg>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
