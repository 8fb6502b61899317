package dev.kronus.house;

import dev.kronus.doubles.FunctionProcess;
import dev.kronus.doubles.Gate;
import dev.kronus.doubles.RuntimeApi;
import dev.kronus.local.LocalCloud;
import dev.kronus.local.template.FunctionSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One function started from its jar against a running cloud, and what came of its one event.
 *
 * @param early what it asked AWS for before its snapshot was restored
 * @param invoked what it would have had other functions do, by the path of the function
 */
record Launch(
    String id,
    RuntimeApi.Outcome outcome,
    String output,
    List<String> early,
    Map<String, String> invoked) {
  private static final Path LOGS = House.ROOT.resolve("infra/house/target/functions");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The first as Lambda's own start script says it, so that org.crac finds Lambda's hooks. */
  private static final List<String> FLAGS =
      List.of(
          "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
          "--enable-native-access=ALL-UNNAMED");

  private static final Map<String, String> PLAIN =
      Map.of("AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local");

  /** What a function's event is in {@code events/}. */
  static Path event(Template template, String id) {
    return House.ROOT.resolve("events/" + template.area(id) + "/" + House.kebab(id) + ".json");
  }

  static Launch of(Template template, String id, String event, LocalCloud cloud)
      throws InterruptedException {
    boolean snapped = template.snapStarted().contains(id);
    try (RuntimeApi runtime = new RuntimeApi(event);
        Gate gate = new Gate(cloud.awsUrl(), () -> !snapped || runtime.isRestored());
        FunctionProcess process =
            FunctionProcess.start(
                template.handler(id),
                jar(template, id),
                FLAGS,
                environment(id, snapped, runtime, gate, cloud),
                LOGS)) {
      RuntimeApi.Outcome outcome = runtime.outcome(PATIENCE);
      return new Launch(id, outcome, process.output(), gate.early(), gate.invoked());
    }
  }

  /** The status of a route's reply; empty for a task's. */
  Optional<Integer> status() {
    return Optional.ofNullable(Yaml.parse(outcome.body()).get("statusCode"))
        .map(Integer.class::cast);
  }

  @Override
  public String toString() {
    return id + ": " + outcome.kind() + " " + outcome.body() + "\n" + output;
  }

  private static String jar(Template template, String id) {
    Object file = template.properties(id).get("CodeUri");
    return present(House.ROOT.resolve(file.toString())).toString();
  }

  /** The jar, if it was built. */
  static Path present(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new AssertionError(
          House.ROOT.relativize(jar)
              + " is missing. It is made when the areas are packaged: mvn package -DskipTests,"
              + " without -Dkronus.shade.phase=none");
    }
    return jar;
  }

  private static Map<String, String> environment(
      String id, boolean snapped, RuntimeApi runtime, Gate gate, LocalCloud cloud) {
    FunctionSpec spec =
        cloud.template().functions().stream()
            .filter(f -> f.id().equals(id))
            .findFirst()
            .orElseThrow();
    Map<String, String> values = new LinkedHashMap<>(spec.environment());
    values.put("AWS_ENDPOINT_URL", gate.url());
    values.put("TWILIO_API_URL", cloud.awsUrl());
    values.put("AWS_REGION", "us-east-1");
    values.put("AWS_LAMBDA_RUNTIME_API", runtime.address());
    values.put("AWS_LAMBDA_FUNCTION_NAME", spec.name());
    values.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(spec.memory()));
    values.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
    values.putAll(snapped ? snapStart(runtime) : PLAIN);
    return values;
  }

  /** A function under SnapStart asks for its credentials when it has been restored. */
  private static Map<String, String> snapStart(RuntimeApi runtime) {
    return Map.of(
        "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://" + runtime.address() + "/credentials",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN", "local");
  }
}
