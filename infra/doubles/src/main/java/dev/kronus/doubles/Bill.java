package dev.kronus.doubles;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * What an act asked of the services around Kronus.
 *
 * @param calls how often each call was made, by service and action
 * @param readUnits DynamoDB's read request units
 * @param writeUnits DynamoDB's write request units, its indexes' among them
 * @param bytes the items that went to and came from DynamoDB, in its own measure
 */
public record Bill(
    SortedMap<String, Integer> calls, double readUnits, double writeUnits, long bytes) {
  /** The service that is not AWS's. */
  public static final String TWILIO = "twilio";

  /** Calls to AWS: everything but the SMS provider's. */
  public int awsCalls() {
    return calls.entrySet().stream()
        .filter(call -> !call.getKey().startsWith(TWILIO))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** Texts handed to the provider. */
  public int messages() {
    return calls.getOrDefault(TWILIO + " messages", 0);
  }

  /** On one line. */
  @Override
  public String toString() {
    String all =
        calls.entrySet().stream()
            .map(call -> call.getKey() + " " + call.getValue())
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%d calls, %.1f read, %.1f written: %s",
        awsCalls(),
        readUnits,
        writeUnits,
        all);
  }
}
