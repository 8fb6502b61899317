package dev.kronus.bench.nine;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/** Who refused or held up how often, and since when. */
final class Refusals {
  /** What can hold a question up. */
  enum By {
    SCHEDULER("Scheduler's invocations"),
    TABLE("the table's write units"),
    COUNTER("the counters' partition"),
    LAMBDA("Lambda's concurrency"),
    TWILIO_API("Twilio's API (429)"),
    TWILIO_QUEUE("Twilio's queue");

    private final String words;

    By(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  private final Map<By, Long> first = new EnumMap<>(By.class);
  private final Map<By, Integer> counts = new EnumMap<>(By.class);

  void count(By by, long now) {
    first.putIfAbsent(by, now);
    counts.merge(by, 1, Integer::sum);
  }

  int of(By by) {
    return counts.getOrDefault(by, 0);
  }

  /** Who was the first, and after how many seconds. */
  String earliest() {
    return first.entrySet().stream()
        .min(Comparator.comparing(Map.Entry<By, Long>::getValue))
        .map(by -> by.getKey() + ", after " + by.getValue() / 1000 + " s")
        .orElse("nothing");
  }

  /** Who did so most often. */
  String most() {
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(by -> "%s (%,d)".formatted(by.getKey(), by.getValue()))
        .orElse("nothing");
  }
}
