package dev.kronus.bench.cold;

import dev.kronus.bench.Ground;
import dev.kronus.doubles.FunctionProcess;
import dev.kronus.doubles.Gate;
import dev.kronus.doubles.RuntimeApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts contestants one at a time, each as Lambda starts a function. */
final class Starter {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The first as Lambda's own start script says it, so that org.crac finds Lambda's hooks. */
  private static final List<String> FLAGS =
      List.of(
          "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
          "--enable-native-access=ALL-UNNAMED");

  private final Ground ground;
  private final Path logs;
  private final List<String> bound;

  Starter(Ground ground, Path logs) {
    this(ground, logs, List.of());
  }

  /** What it starts is started by {@code bound}, such as {@code taskset -c 1}. */
  Starter(Ground ground, Path logs, List<String> bound) {
    this.ground = ground;
    this.logs = logs;
    this.bound = bound;
  }

  /** Started against the cloud itself. */
  Trial start(Contestant contestant, String... more) throws InterruptedException {
    return start(contestant, ground.cloud().awsUrl(), List.of(more));
  }

  /** Writes the classes of one start into an archive, by the JVM's own tool. */
  void archive(Contestant contestant, Path archive) throws InterruptedException, IOException {
    Files.deleteIfExists(archive);
    try (RuntimeApi runtime = new RuntimeApi(contestant.event())) {
      List<String> flags = flags(contestant);
      flags.add("-XX:+RecordDynamicDumpInfo");
      Map<String, String> environment =
          environment(contestant, ground, runtime, ground.cloud().awsUrl());
      try (FunctionProcess process =
          FunctionProcess.start(
              contestant.handler(), contestant.path(), flags, environment, logs)) {
        runtime.outcome(PATIENCE);
        dump(process.pid(), archive);
      }
    }
  }

  private void dump(long pid, Path archive) throws InterruptedException, IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    new ProcessBuilder(
            jcmd.toString(), Long.toString(pid), "VM.cds", "dynamic_dump", archive.toString())
        .redirectErrorStream(true)
        .redirectOutput(logs.resolve("archive.log").toFile())
        .start()
        .waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** The same, with a look at what it asks of AWS; slower. */
  List<Gate.Asked> asked(Contestant contestant) throws InterruptedException {
    try (Gate gate = new Gate(ground.cloud().awsUrl(), () -> true)) {
      start(contestant, gate.url(), List.of());
      return List.copyOf(gate.asked());
    }
  }

  private Trial start(Contestant contestant, String aws, List<String> more)
      throws InterruptedException {
    try (RuntimeApi runtime = new RuntimeApi(contestant.event())) {
      List<String> flags = flags(contestant);
      flags.addAll(more);
      Map<String, String> environment = environment(contestant, ground, runtime, aws);
      long start = System.nanoTime();
      try (FunctionProcess process =
          FunctionProcess.start(
              bound, contestant.handler(), contestant.path(), flags, environment, logs)) {
        RuntimeApi.Outcome outcome = runtime.outcome(PATIENCE);
        if (!outcome.kind().equals("response")) {
          throw new IllegalStateException(
              contestant.name() + ": " + outcome + "\n" + process.output());
        }
        return new Trial(
            (outcome.nanos() - start) / 1e6,
            process.cpu().toMillis(),
            Counters.classes(process.pid()),
            Counters.peak(process.pid()),
            outcome.body());
      }
    }
  }

  /** Beside those in the template. */
  static List<String> flags(Contestant contestant) {
    List<String> flags = new ArrayList<>(FLAGS);
    flags.add("-XX:MaxRAM=" + contestant.memory() + "m");
    return flags;
  }

  static Map<String, String> environment(
      Contestant contestant, Ground ground, RuntimeApi runtime, String aws) {
    Map<String, String> values = new LinkedHashMap<>(ground.environment());
    values.put("AWS_ENDPOINT_URL", aws);
    values.put("AWS_LAMBDA_RUNTIME_API", runtime.address());
    values.put("AWS_LAMBDA_FUNCTION_NAME", contestant.name());
    values.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(contestant.memory()));
    values.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
    values.putAll(contestant.environment());
    return values;
  }
}
