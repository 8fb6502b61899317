package dev.kronus.bench.warm;

import dev.kronus.bench.Series;
import dev.kronus.local.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;

/** What one function's calls took. */
final class Laps {
  private final DoubleStream.Builder micros = DoubleStream.builder();
  private final DoubleStream.Builder bytes = DoubleStream.builder();
  private String last = "";
  private int size;

  void add(long nanos, long allocated, ByteArrayOutputStream answer) {
    micros.add(nanos / 1e3);
    bytes.add((double) allocated);
    last = answer.toString(StandardCharsets.UTF_8);
    size++;
  }

  int size() {
    return size;
  }

  /** In microseconds and bytes. */
  Map<String, Object> told(String id) {
    Series times = Series.of(micros.build().toArray());
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("id", id);
    told.put("calls", size);
    told.put("status", Json.object(last).map(answer -> answer.get("statusCode")).orElse(null));
    told.put("p50", times.median());
    told.put("p99", times.quantile(0.99));
    told.put("bytes", Series.of(bytes.build().toArray()).median());
    return told;
  }
}
