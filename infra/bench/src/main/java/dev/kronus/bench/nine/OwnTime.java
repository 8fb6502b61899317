package dev.kronus.bench.nine;

import dev.kronus.bench.Setting;
import dev.kronus.local.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What an invocation takes besides its calls, as the warm part measured it on memory.
 *
 * @param millis on the share of a processor that the function's memory buys
 */
record OwnTime(double millis, String source) {
  /** Of the functions of a question it has most to do. */
  private static final String FUNCTION = "ReceiveSms";

  /** Memory for one whole processor, by Lambda's developer guide, and a function's. */
  private static final double SHARE = 1769.0 / 1024;

  private static final double BOUND = 3;

  static OwnTime of(Setting setting) throws IOException {
    Path results = setting.scratch("warm").resolve("memory.json");
    if (Files.exists(results)) {
      for (Object row : (List<?>) Json.read(Files.readAllBytes(results)).get("results")) {
        if (FUNCTION.equals(Json.named(row).get("id"))
            && Json.named(row).get("p50") instanceof Number micros) {
          double millis = micros.doubleValue() / 1000 * SHARE;
          return new OwnTime(millis, FUNCTION + ", measured warm, on its share of a processor");
        }
      }
    }
    setting.progress().say("no times measured (-Dbench=warm): 3 ms of our own are taken");
    return new OwnTime(BOUND, "a bound, for want of a measurement");
  }
}
