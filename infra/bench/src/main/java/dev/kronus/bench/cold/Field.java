package dev.kronus.bench.cold;

import dev.kronus.bench.Ground;
import dev.kronus.bench.Samples;
import dev.kronus.bench.Setting;
import dev.kronus.doubles.Gate;
import dev.kronus.local.Json;
import dev.kronus.local.template.FunctionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who runs: every function of the template, and what they are held against.
 *
 * @param floors the honest floor of each plain read, by the read's name; some share one
 * @param alike the same floors by their names, from a jar that is built as ours are
 * @param quarkus with the template's JVM flags, and with none, as its guide has it
 * @param spring the same
 */
record Field(
    List<Contestant> functions,
    Contestant bare,
    Map<String, Contestant> floors,
    Map<String, Contestant> alike,
    List<Contestant> quarkus,
    List<Contestant> spring) {
  private static final String PACKAGE = "dev.kronus.bench.floor.";

  /** The route that Quarkus and Spring answer, too. */
  static final String SAME_READ = "GetContact";

  /** Starts each function once, which shows what it asks for, and reads every jar from the disk. */
  static Field of(
      Setting setting, Ground ground, Samples samples, Starter starter, Runnable putBack)
      throws InterruptedException, IOException {
    Path root = setting.root();
    List<Contestant> functions = new ArrayList<>();
    Map<String, Contestant> floors = new LinkedHashMap<>();
    Map<String, Contestant> shared = new LinkedHashMap<>();
    for (FunctionSpec spec : ground.functions()) {
      Contestant function = function(root, spec, samples.of(spec));
      Optional<List<Gate.Asked>> calls =
          Samples.isRead(function.event()) ? reads(starter.asked(function)) : Optional.empty();
      calls.ifPresent(some -> floors.put(spec.id(), floor(root, function, some, shared)));
      functions.add(calls.isPresent() ? function.unchanging() : function);
    }
    putBack.run();
    FunctionSpec same = ground.spec(SAME_READ);
    Path jar =
        BuiltAlike.jar(Path.of(floorJar(root)), Samples.jar(root, same), setting.scratch("cold"));
    return new Field(functions, floors, alike(floors, jar), samples.of(same), root);
  }

  private Field(
      List<Contestant> functions,
      Map<String, Contestant> floors,
      Map<String, Contestant> alike,
      String event,
      Path root) {
    this(
        functions,
        plain("bare handler", PACKAGE + "Bare::handleRequest", floorJar(root), Map.of(), event),
        floors,
        alike,
        twice(
            "Quarkus",
            "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest",
            jar(root, "infra/bench/quarkus/target/quarkus-runner.jar"),
            Map.of(),
            event),
        twice(
            "Spring Cloud Function",
            "org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest",
            jar(root, "infra/bench/spring/target/spring.jar"),
            Map.of("MAIN_CLASS", "dev.kronus.bench.spring.Read"),
            event));
  }

  /** The function that answers the same route as Quarkus and Spring do. */
  Contestant same() {
    return functions.stream().filter(f -> f.name().equals(SAME_READ)).findFirst().orElseThrow();
  }

  /** Everybody, once. */
  List<Contestant> all() {
    List<Contestant> all = new ArrayList<>(functions);
    all.add(bare);
    all.addAll(floors.values().stream().distinct().toList());
    all.addAll(alike.values());
    all.addAll(quarkus);
    all.addAll(spring);
    return all;
  }

  private static Contestant function(Path root, FunctionSpec spec, String event) {
    String jar = Samples.jar(root, spec).toString();
    return new Contestant(
        spec.id(), spec.handler(), jar, spec.environment(), event, spec.memory(), true);
  }

  /** The calls, if all of them read the table. */
  private static Optional<List<Gate.Asked>> reads(List<Gate.Asked> asked) {
    boolean plain =
        !asked.isEmpty()
            && asked.stream()
                .allMatch(
                    one ->
                        one.operation().matches("DynamoDB_[0-9]+[.](GetItem|BatchGetItem|Query)"));
    return plain ? Optional.of(asked) : Optional.empty();
  }

  private static Contestant floor(
      Path root, Contestant function, List<Gate.Asked> asked, Map<String, Contestant> shared) {
    List<Object> calls = new ArrayList<>();
    for (Gate.Asked one : asked) {
      calls.add(operation(one));
      calls.add(Json.object(one.body()).orElseThrow());
    }
    return shared.computeIfAbsent(
        name(asked),
        name ->
            plain(
                name,
                PACKAGE + "Honest::handleRequest",
                floorJar(root),
                Map.of("FLOOR_CALLS", Json.write(calls)),
                function.event()));
  }

  private static Map<String, Contestant> alike(Map<String, Contestant> floors, Path jar) {
    Map<String, Contestant> alike = new LinkedHashMap<>();
    for (Contestant one : floors.values()) {
      alike.put(
          one.name(),
          plain(
              one.name() + ", built as ours",
              one.handler(),
              jar.toString(),
              one.environment(),
              one.event()));
    }
    return alike;
  }

  /** GetItem, or Query x 3, or GetItem + Query. */
  private static String name(List<Gate.Asked> asked) {
    Map<String, Long> counts =
        asked.stream()
            .collect(
                Collectors.groupingBy(Field::operation, LinkedHashMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(one -> one.getValue() == 1 ? one.getKey() : one.getKey() + " x " + one.getValue())
        .collect(Collectors.joining(" + "));
  }

  private static String operation(Gate.Asked asked) {
    return asked.operation().replaceFirst(".*[.]", "");
  }

  private static Contestant plain(
      String name, String handler, String path, Map<String, String> environment, String event) {
    return new Contestant(name, handler, path, environment, event, 1024, false);
  }

  /** With the flags that ours have, and with none. */
  private static List<Contestant> twice(
      String name, String handler, String path, Map<String, String> environment, String event) {
    Map<String, String> bare = new LinkedHashMap<>(environment);
    bare.put("JAVA_TOOL_OPTIONS", "");
    return List.of(
        plain(name, handler, path, environment, event),
        plain(name + ", no flags", handler, path, bare, event));
  }

  private static String floorJar(Path root) {
    return jar(root, "infra/bench/floor/target/floor.jar");
  }

  private static String jar(Path root, String path) {
    Path jar = root.resolve(path);
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(path + " is missing; mvn -Pbench makes it");
    }
    return jar.toString();
  }
}
