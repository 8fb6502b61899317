package dev.kronus.bench.cold;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What a running JVM and its kernel count anyway, read from outside so that it costs the JVM
 * nothing: HotSpot's performance counters ({@code hsperfdata}, laid out as {@code perfMemory.hpp}
 * says) and {@code /proc}.
 */
final class Counters {
  private static final int HEAD = 24;

  private Counters() {}

  /** Classes loaded so far, those from the JDK's archive among them; 0 where nobody knows. */
  static long classes(long pid) {
    Map<String, Long> counters = counters(pid);
    return counters.getOrDefault("java.cls.loadedClasses", 0L)
        + counters.getOrDefault("java.cls.sharedLoadedClasses", 0L);
  }

  /** The most memory it ever had, in MB; 0 where nobody knows. */
  static double peak(long pid) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException elsewhere) {
      return 0;
    }
  }

  private static Map<String, Long> counters(long pid) {
    Path file =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "hsperfdata_" + System.getProperty("user.name"),
            Long.toString(pid));
    try {
      return read(ByteBuffer.wrap(Files.readAllBytes(file)));
    } catch (IOException absent) {
      return Map.of();
    }
  }

  /** The numbers among the entries, by name. */
  private static Map<String, Long> read(ByteBuffer data) {
    data.order(data.get(4) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    Map<String, Long> found = new HashMap<>();
    int at = data.getInt(HEAD);
    int entries = data.getInt(HEAD + 4);
    for (int i = 0; i < entries; i++) {
      int length = data.getInt(at);
      boolean number = data.getInt(at + 8) == 0 && data.get(at + 12) == 'J';
      if (number) {
        found.put(name(data, at + data.getInt(at + 4)), data.getLong(at + data.getInt(at + 16)));
      }
      at += length;
    }
    return found;
  }

  private static String name(ByteBuffer data, int from) {
    int end = from;
    while (data.get(end) != 0) {
      end++;
    }
    byte[] bytes = new byte[end - from];
    data.get(from, bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
