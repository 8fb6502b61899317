package dev.kronus.bench.warm;

import dev.kronus.bench.Section;
import dev.kronus.bench.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the warm answers say. */
final class WarmReport {
  private static final double AIM = 100;

  private static final List<String> HEAD =
      List.of(
          "function",
          "answer",
          "p50 in memory, us",
          "p99, us",
          "KB",
          "p50 on DynamoDB Local, ms",
          "p99, ms",
          "KB");

  /** They talk to Twilio's or SES's double all the same, so memory says nothing of them. */
  private static final Set<String> OUTSIDE = Set.of("Deliver", "DeliverMail");

  private final List<Map<String, Object>> memory;
  private final Map<String, Map<String, Object>> dynamo = new TreeMap<>();
  private final List<List<String>> hot;

  WarmReport(
      List<Map<String, Object>> memory, List<Map<String, Object>> dynamo, List<List<String>> hot) {
    this.memory = memory;
    dynamo.forEach(row -> this.dynamo.put(String.valueOf(row.get("id")), row));
    this.hot = hot;
  }

  Section section() {
    Section section = new Section();
    section.say(
        """
        Every function in process, with its sample event, bytes in and bytes out, in a JVM with the template's flags: on the seams in memory, which is
        what Kronus itself costs, and on DynamoDB Local, by the deployed adapters. What a call changed is put back before the next. Allocation is what
        the calling thread allocates.""");
    verdict(section);
    failing(section);
    section.table(HEAD, memory.stream().map(this::row).toList());
    if (!hot.isEmpty()) {
      section
          .heading("Hot paths")
          .say(
              "By JMH, with the template's flags: average time of one operation, and its error at 99.9 %.")
          .table(List.of("path", "us", "error"), hot);
    }
    return section;
  }

  private void failing(Section section) {
    List<Object> failing =
        dynamo.values().stream()
            .filter(row -> row.containsKey("failed"))
            .map(row -> row.get("id"))
            .toList();
    if (!failing.isEmpty()) {
      section.verdict(false, "every function answers, but not " + failing + ".");
    }
  }

  private void verdict(Section section) {
    List<String> above = new ArrayList<>();
    double most = 0;
    for (Map<String, Object> row : memory) {
      boolean read = Boolean.TRUE.equals(row.get("read")) && number(row, "p50").isPresent();
      double p50 = read ? number(row, "p50").orElseThrow() : 0;
      most = Math.max(most, p50);
      if (p50 >= AIM) {
        above.add("%s (%.0f us)".formatted(row.get("id"), p50));
      }
    }
    section.verdict(
        above.isEmpty(),
        "p50 of reads on memory under 100 us"
            + (above.isEmpty()
                ? "; the most is %.0f us.".formatted(most)
                : ", but not of " + String.join(", ", above) + "."));
  }

  private List<String> row(Map<String, Object> own) {
    String id = String.valueOf(own.get("id"));
    Map<String, Object> whole = dynamo.getOrDefault(id, Map.of());
    boolean outside = OUTSIDE.contains(id);
    Object status = whole.get("status");
    return List.of(
        id,
        whole.containsKey("failed") ? "fails" : status == null ? "-" : status.toString(),
        outside ? "-" : told(own, "p50", 1),
        outside ? "-" : told(own, "p99", 1),
        outside ? "-" : told(own, "bytes", 1024),
        told(whole, "p50", 1000),
        told(whole, "p99", 1000),
        told(whole, "bytes", 1024));
  }

  private static String told(Map<String, Object> row, String name, double unit) {
    return number(row, name).map(value -> Series.round(value / unit)).orElse("-");
  }

  private static Optional<Double> number(Map<String, Object> row, String name) {
    return row.get(name) instanceof Number number
        ? Optional.of(number.doubleValue())
        : Optional.empty();
  }
}
