package dev.kronus.bench.cold;

import dev.kronus.bench.Ground;
import dev.kronus.bench.Picture;
import dev.kronus.bench.Section;
import dev.kronus.bench.Series;
import dev.kronus.bench.Setting;
import dev.kronus.doubles.FunctionProcess;
import dev.kronus.doubles.Gate;
import dev.kronus.doubles.RuntimeApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What SnapStart leaves to the first request: a function goes through its hooks before the
 * checkpoint, loses its connections as it would with a snapshot, and then answers the same event
 * again and again.
 */
final class Snapshots {
  private static final double MOST = 3;
  private static final int PROCESSES = 3;
  private static final int REQUESTS = 30;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final Setting setting;
  private final Ground ground;
  private final List<Contestant> functions;
  private final Picture picture;

  /** Milliseconds of the first request and of the others, and classes that the first loaded. */
  private record Life(double first, Series later, long loaded) {}

  Snapshots(Setting setting, Ground ground, Field field, Picture picture) {
    this.setting = setting;
    this.ground = ground;
    this.picture = picture;
    List<String> snapped = List.of(ground.environment().getOrDefault("SNAPSTARTED", "").split(","));
    this.functions = field.functions().stream().filter(f -> snapped.contains(f.name())).toList();
  }

  void measure(Section section) throws InterruptedException {
    Map<String, List<Life>> lives = new LinkedHashMap<>();
    int done = 0;
    for (int round = 0; round < PROCESSES; round++) {
      for (Contestant function : functions) {
        String where = "snapshot %d of %d, %s".formatted(round + 1, PROCESSES, function.name());
        setting.progress().at(done++, PROCESSES * functions.size(), where);
        lives.computeIfAbsent(function.name(), any -> new ArrayList<>()).add(life(function));
      }
    }
    report(section, lives);
  }

  private Life life(Contestant function) throws InterruptedException {
    List<Long> classes = new ArrayList<>();
    AtomicReference<FunctionProcess> started = new AtomicReference<>();
    Runnable before =
        () -> {
          classes.add(Counters.classes(started.get().pid()));
          if (function.changes()) {
            picture.putBack();
          }
        };
    try (RuntimeApi runtime = new RuntimeApi(function.event(), REQUESTS, before);
        Gate gate = new Gate(ground.cloud().awsUrl(), runtime::isRestored);
        FunctionProcess process = started(function, environment(function, runtime, gate))) {
      started.set(process);
      List<Double> times = times(runtime, process);
      // The code is interpreted at first; a third of the requests is enough to be warm.
      List<Double> warm = times.subList(REQUESTS / 3, REQUESTS);
      return new Life(times.getFirst(), Series.of(warm), classes.get(1) - classes.get(0));
    }
  }

  private FunctionProcess started(Contestant function, Map<String, String> environment) {
    return FunctionProcess.start(
        function.handler(),
        function.path(),
        Starter.flags(function),
        environment,
        setting.scratch("snapshots"));
  }

  private static List<Double> times(RuntimeApi runtime, FunctionProcess process)
      throws InterruptedException {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      RuntimeApi.Outcome outcome = runtime.outcome(PATIENCE);
      if (!outcome.kind().equals("response")) {
        throw new IllegalStateException(outcome + process.output());
      }
      times.add((outcome.nanos() - outcome.handed()) / 1e6);
    }
    return times;
  }

  private Map<String, String> environment(Contestant function, RuntimeApi runtime, Gate gate) {
    Map<String, String> values = Starter.environment(function, ground, runtime, gate.url());
    values.remove("AWS_ACCESS_KEY_ID");
    values.remove("AWS_SECRET_ACCESS_KEY");
    values.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    values.put(
        "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://" + runtime.address() + "/credentials");
    values.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "local");
    return values;
  }

  private static void report(Section section, Map<String, List<Life>> lives) {
    List<List<String>> rows = new ArrayList<>();
    List<String> above = new ArrayList<>();
    lives.forEach(
        (name, of) -> {
          Series first = Series.of(of.stream().map(Life::first).toList());
          Series warm = Series.of(of.stream().map(life -> life.later().median()).toList());
          Series loaded = Series.of(of.stream().map(life -> (double) life.loaded()).toList());
          String ratio = "%.1f x".formatted(first.ratio(warm));
          String classes = Series.round(loaded.median());
          rows.add(List.of(name, first.told("ms"), warm.told("ms"), ratio, classes));
          if (first.ratio(warm) > MOST) {
            above.add(name);
          }
        });
    String but = above.isEmpty() ? "." : ", but not of " + String.join(", ", above) + ".";
    section
        .heading("After a snapshot")
        .say(introduction())
        .verdict(above.isEmpty(), "the first request at most 3 x the warm median" + but)
        .table(
            List.of("function", "first", "warm", "first / warm", "classes it still loads"), rows);
  }

  private static String introduction() {
    return """
    SnapStart cannot be run here, but what it leaves to the first request can be measured: each function with SnapStart goes
    through its hooks before the checkpoint, loses its connections, as every restored copy does, and asks for its credentials anew;
    then it gets the same event %d times. %d processes each; the median of the last two thirds is *warm*."""
        .formatted(REQUESTS, PROCESSES);
  }
}
