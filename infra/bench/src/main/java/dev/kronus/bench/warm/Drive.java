package dev.kronus.bench.warm;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kronus.doubles.Bill;
import dev.kronus.doubles.Meter;
import dev.kronus.doubles.MeteredTable;
import dev.kronus.local.Json;
import dev.kronus.platform.aws.Seams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Calls functions in its own process, one after the other, with the flags they have when deployed.
 * The seams decide what they stand on: AWS's protocols, or memory.
 */
final class Drive {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int LEAST = 5;
  private final Scenery scenery;
  private final long warming;
  private final long measuring;

  private Drive(Scenery scenery, long milliseconds) {
    this.scenery = scenery;
    this.warming = milliseconds * 1_000_000 / 2;
    this.measuring = milliseconds * 1_000_000;
  }

  /**
   * {@code args}: the file with what to call, a list of id, handler, event and whether it changes
   * anything; the file for what comes out; milliseconds of measuring for each.
   */
  public static void main(String[] args) throws IOException {
    Locale.setDefault(Locale.ROOT);
    PrintStream console = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    Drive drive = new Drive(Scenery.set(), Long.parseLong(args[2]));
    List<Object> results = new ArrayList<>();
    List<?> calls = (List<?>) Json.read(Files.readAllBytes(Path.of(args[0]))).get("calls");
    for (Object call : calls) {
      Map<String, Object> named = Json.named(call);
      console.println(named.get("id"));
      results.add(drive.driven(named));
    }
    Files.writeString(Path.of(args[1]), Json.write(Map.of("results", results)));
  }

  private Map<String, Object> driven(Map<String, Object> call) {
    String id = String.valueOf(call.get("id"));
    byte[] event = String.valueOf(call.get("event")).getBytes(StandardCharsets.UTF_8);
    boolean changes = Boolean.TRUE.equals(call.get("changes"));
    try {
      RequestStreamHandler function = made(String.valueOf(call.get("handler")));
      if (Seams.table() instanceof MeteredTable table) {
        return metered(function, id, event, table.meter());
      }
      laps(function, event, changes, warming);
      Map<String, Object> told = laps(function, event, changes, measuring).told(id);
      told.put("read", !changes);
      return told;
    } catch (IOException | RuntimeException | ReflectiveOperationException failed) {
      scenery.putBack();
      return Map.of("id", id, "failed", failed.toString());
    }
  }

  /** The second call, when what is kept in memory is there. */
  private Map<String, Object> metered(
      RequestStreamHandler function, String id, byte[] event, Meter meter) throws IOException {
    Bill bill = meter.bill();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < 2; i++) {
      out.reset();
      meter.bill();
      function.handleRequest(new ByteArrayInputStream(event), out, null);
      bill = meter.bill();
      scenery.putBack();
    }
    return Map.of(
        "id", id,
        "calls", bill.awsCalls(),
        "read", bill.readUnits(),
        "written", bill.writeUnits(),
        "bytes", bill.bytes(),
        "status", Json.read(out.toByteArray()).getOrDefault("statusCode", 0));
  }

  private static RequestStreamHandler made(String handler) throws ReflectiveOperationException {
    return Class.forName(handler.replace("::handleRequest", ""))
        .asSubclass(RequestStreamHandler.class)
        .getDeclaredConstructor()
        .newInstance();
  }

  private Laps laps(RequestStreamHandler function, byte[] event, boolean changes, long nanos)
      throws IOException {
    Laps laps = new Laps();
    long end = System.nanoTime() + nanos;
    while (laps.size() < LEAST || System.nanoTime() < end) {
      ByteArrayInputStream in = new ByteArrayInputStream(event);
      ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
      long allocated = THREADS.getCurrentThreadAllocatedBytes();
      long start = System.nanoTime();
      function.handleRequest(in, out, null);
      long taken = System.nanoTime() - start;
      laps.add(taken, THREADS.getCurrentThreadAllocatedBytes() - allocated, out);
      if (changes) {
        scenery.putBack();
      }
    }
    return laps;
  }
}
