package dev.kronus.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a part has to tell, in Markdown, with its charts. */
public final class Section {
  private final StringBuilder text = new StringBuilder();
  private final Map<String, String> charts = new LinkedHashMap<>();

  /** A paragraph. */
  public Section say(String paragraph) {
    text.append(paragraph.strip()).append("\n\n");
    return this;
  }

  /** A heading below the section's own. */
  public Section heading(String title) {
    return say("### " + title);
  }

  /** A table; every row has as many cells as {@code head}. Cells that are numbers stand right. */
  public Section table(List<String> head, List<List<String>> rows) {
    List<String> rule = new ArrayList<>();
    for (int column = 0; column < head.size(); column++) {
      int at = column;
      rule.add(column > 0 && rows.stream().allMatch(row -> isNumber(row.get(at))) ? "--:" : "---");
    }
    row(head);
    row(rule);
    rows.forEach(this::row);
    text.append('\n');
    return this;
  }

  /** Whether what was aimed at was reached. */
  public Section verdict(boolean reached, String what) {
    return say("**" + (reached ? "Reached" : "Not reached") + ":** " + what);
  }

  /** A picture; {@code name} tells it from the part's others. */
  public Section chart(String name, String alt, String svg) {
    charts.put(name, svg);
    return say("![" + alt + "](performance/{part}-" + name + ".svg)");
  }

  String markdown(String part) {
    return text.toString().replace("{part}", part);
  }

  Map<String, String> charts() {
    return charts;
  }

  private void row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static boolean isNumber(String cell) {
    return cell.isEmpty() || cell.equals("-") || cell.matches("[-+~<]?[0-9].*");
  }
}
