package dev.kronus.story.storm;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** What many histories came to. */
@SuppressWarnings("EnumOrdinal") // Counts are arrays, as the weather has them.
final class Tally {
  private final long[] struck = new long[Fault.values().length];
  private final Map<Long, Violation> violations = new ConcurrentSkipListMap<>();
  private long histories;
  private long messages;
  private long alertMessages;
  private long due;
  private long given;
  private long late;
  private long falsely;
  private long doubled;
  private long worst;
  private long worstInCalm;
  private long cpuNanos;

  synchronized void add(Verdict verdict) {
    histories++;
    long[] more = verdict.history.weather.struck();
    for (int i = 0; i < struck.length; i++) {
      struck[i] += more[i];
    }
    messages += verdict.history.chronicle.gots().size();
    alertMessages += verdict.alertMessages;
    due += verdict.alarmsDue;
    given += verdict.alarmsGiven;
    late += verdict.alarmsLate;
    falsely += verdict.alarmsFalse;
    doubled += verdict.doubled;
    worst = Math.max(worst, verdict.worst);
    worstInCalm = Math.max(worstInCalm, verdict.worstInCalm);
    if (!verdict.violations.isEmpty()) {
      violations.put(verdict.history.plan.seed(), verdict.violations.getFirst());
    }
  }

  /** A thread was busy for this long. */
  synchronized void busy(long nanos) {
    cpuNanos += nanos;
  }

  synchronized long histories() {
    return histories;
  }

  /** The first violation of each seed that had one. */
  Map<Long, Violation> violations() {
    return violations;
  }

  synchronized void print(PrintStream out, Duration took) {
    Map<String, Long> rows = new TreeMap<>();
    for (Fault fault : Fault.values()) {
      rows.put(fault.word(), struck[fault.ordinal()]);
    }
    out.println("  faults injected");
    rows.forEach((fault, n) -> out.printf("    %-26s %,14d%n", fault, n));
    line(out, "histories", "%,d".formatted(histories));
    line(out, "histories a second", "%,d".formatted(perSecond(took.toMillis())));
    line(out, "a second of a core's own time", "%,d".formatted(perSecond(cpuNanos / 1_000_000)));
    line(out, "messages", "%,d".formatted(messages));
    line(out, "alarms due", "%,d".formatted(due));
    line(out, "alarms given", "%,d".formatted(given));
    line(out, "alarms late, excused by nothing", "%,d".formatted(late));
    line(out, "worst lateness, no faults near", seconds(worstInCalm));
    line(out, "worst lateness, in bad weather", seconds(worst));
    line(
        out,
        "messages to contacts an alarm",
        given == 0 ? "-" : "%.2f".formatted((double) alertMessages / given));
    line(out, "false alarms", "%,d".formatted(falsely));
    line(out, "doubled (a lost answer each)", "%,d".formatted(doubled));
    line(out, "violations", "%,d".formatted(violations.size()));
  }

  private long perSecond(long millis) {
    return histories * 1000 / Math.max(1, millis);
  }

  private static void line(PrintStream out, String name, String value) {
    out.printf("  %-34s %16s%n", name, value);
  }

  private static String seconds(long millis) {
    return "%,d s".formatted(millis / 1000);
  }
}
