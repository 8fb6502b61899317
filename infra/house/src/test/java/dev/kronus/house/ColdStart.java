package dev.kronus.house;

import dev.kronus.local.LocalCloud;
import dev.kronus.local.Options;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A figure, not a test: how long GetUser takes from the start of its JVM to its first reply, beside
 * {@link BareGetUser}, which does the same read with nothing around it; both by AWS's runtime
 * interface client, with the template's flags, in turn. See CONTRIBUTING.md.
 */
final class ColdStart {
  private static final Template TEMPLATE = Template.read();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Path JAR = House.ROOT.resolve("functions/accounts/target/accounts.jar");

  /** The same jar under both, and first, so that both open and search the same entries. */
  private static final String BARE =
      JAR + File.pathSeparator + House.ROOT.resolve("infra/house/target/test-classes");

  /** Milliseconds until the first reply. */
  private record Cost(double clock, double cpu) {}

  private ColdStart() {}

  /** {@code args}: how many runs of each; flags for both JVMs. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int runs = args.length > 0 ? Integer.parseInt(args[0]) : 11;
    List<String> flags = args.length > 1 ? List.of(args).subList(1, args.length) : List.of();
    List<Cost> bare = new ArrayList<>();
    List<Cost> ours = new ArrayList<>();
    try (LocalCloud cloud =
        LocalCloud.start(Options.test(House.ROOT.resolve("template.yaml")).still())) {
      firstUser(cloud);
      // Whoever goes second in one round goes first in the next; the first round is for warmth.
      for (int turn = -2; turn < 2 * runs; turn++) {
        boolean isBare = turn % 4 == 0 || turn % 4 == 3 || turn == -1;
        Cost cost =
            isBare
                ? cost(BareGetUser.class.getName() + "::handleRequest", BARE, flags, cloud)
                : cost(TEMPLATE.handler("GetUser"), JAR.toString(), flags, cloud);
        if (turn >= 0) {
          (isBare ? bare : ours).add(cost);
        }
      }
    }
    print("clock", bare, ours, Cost::clock);
    print("CPU", bare, ours, Cost::cpu);
  }

  private static void print(
      String what, List<Cost> bare, List<Cost> ours, ToDoubleFunction<Cost> cost) {
    double floor = median(bare, cost);
    double got = median(ours, cost);
    System.out.printf(
        "%s: bare GetItem %.0f ms, GetUser %.0f ms, ratio %.3f (medians of %d, in turn)%n",
        what, floor, got, got / floor, ours.size());
  }

  private static Cost cost(String handler, String path, List<String> flags, LocalCloud cloud)
      throws InterruptedException {
    try (RuntimeApi runtime = new RuntimeApi(House.text(Launch.event(TEMPLATE, "GetUser")))) {
      List<String> all = new ArrayList<>(flags);
      all.add("--enable-native-access=ALL-UNNAMED");
      Map<String, String> environment = environment(runtime, cloud);
      long start = System.nanoTime();
      try (FunctionProcess process = FunctionProcess.start(handler, path, all, environment)) {
        RuntimeApi.Outcome outcome = runtime.outcome(PATIENCE);
        if (!outcome.body().contains("\"statusCode\":200")) {
          throw new IllegalStateException(outcome + process.output());
        }
        return new Cost((outcome.nanos() - start) / 1e6, process.cpu().toMillis());
      }
    }
  }

  private static Map<String, String> environment(RuntimeApi runtime, LocalCloud cloud) {
    Map<String, String> values = new LinkedHashMap<>(cloud.template().environment());
    values.put("AWS_ENDPOINT_URL", cloud.awsUrl());
    values.put("AWS_REGION", "us-east-1");
    values.put("AWS_ACCESS_KEY_ID", "local");
    values.put("AWS_SECRET_ACCESS_KEY", "local");
    values.put("AWS_LAMBDA_RUNTIME_API", runtime.address());
    values.put("AWS_LAMBDA_FUNCTION_NAME", "kronus-GetUser");
    values.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    values.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
    return values;
  }

  static void firstUser(LocalCloud cloud) throws IOException, InterruptedException {
    Object body = Yaml.read(Launch.event(TEMPLATE, "CreateUser")).get("body");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(cloud.url() + "/users"))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      if (status != 201) {
        throw new IllegalStateException("the first user was refused: " + status);
      }
    }
  }

  private static double median(List<Cost> costs, ToDoubleFunction<Cost> of) {
    return costs.stream().mapToDouble(of).sorted().toArray()[costs.size() / 2];
  }
}
