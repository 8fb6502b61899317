package dev.kronus.bench.cold;

import dev.kronus.bench.Series;
import dev.kronus.local.Json;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * One start.
 *
 * @param clock milliseconds from the start of the JVM to its first response
 * @param cpu milliseconds of processor until then
 * @param classes that were loaded
 * @param peak megabytes
 * @param body of the response
 */
record Trial(double clock, double cpu, double classes, double peak, String body) {
  static Series series(Collection<Trial> trials, ToDoubleFunction<Trial> of) {
    return Series.of(trials.stream().map(of::applyAsDouble).toList());
  }

  /** The status of a route's reply; a dash for a task's. */
  String status() {
    Object status = Json.object(body).map(reply -> reply.get("statusCode")).orElse(null);
    return status == null ? "-" : status.toString();
  }

  /** What a route's reply shows. */
  Object shown() {
    return Json.object(body)
        .flatMap(reply -> Json.object(String.valueOf(reply.get("body"))))
        .map(reply -> reply.get("data"))
        .orElseThrow(() -> new IllegalStateException("nothing in " + body));
  }
}
