package dev.kronus.bench.warm;

import dev.kronus.bench.Ground;
import dev.kronus.bench.Part;
import dev.kronus.bench.Picture;
import dev.kronus.bench.Samples;
import dev.kronus.bench.Section;
import dev.kronus.bench.Setting;
import dev.kronus.local.Json;
import dev.kronus.local.template.FunctionSpec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How long a warm function takes to answer, on memory and on DynamoDB Local. */
public final class Warm implements Part {
  private static final long EACH = 150;
  private static final int PATIENCE = 300;

  @Override
  public String name() {
    return "warm";
  }

  @Override
  public String title() {
    return "Warm answers";
  }

  /** What one warm call of every function asks of AWS, by the doubles' meter. */
  public static List<Map<String, Object>> bills(Setting setting) throws Exception {
    try (Ground ground = Ground.open(setting.root())) {
      Path calls = written(setting, ground);
      return driven(setting, ground, calls, memory(setting), "metered", "-Dkronus.metered=true");
    }
  }

  @Override
  public Section measure(Setting setting) throws Exception {
    try (Ground ground = Ground.open(setting.root())) {
      Path calls = written(setting, ground);
      setting.progress().say("on memory");
      List<Map<String, Object>> own = driven(setting, ground, calls, memory(setting), "memory");
      setting.progress().say("on DynamoDB Local");
      List<Map<String, Object>> whole = driven(setting, ground, calls, "", "dynamo");
      setting.progress().say("the hot paths");
      return new WarmReport(own, whole, Hot.measured(setting, ground)).section();
    }
  }

  private static Path written(Setting setting, Ground ground) throws IOException {
    Samples samples = new Samples(setting.root(), ground, Picture.taken());
    Path calls = Files.createDirectories(setting.scratch("warm")).resolve("calls.json");
    Files.writeString(calls, Json.write(Map.of("calls", calls(ground, samples))));
    return calls;
  }

  /** What stands before the deployed seams on the class path. */
  private static String memory(Setting setting) {
    return setting.root().resolve("infra/bench/memory/target/classes") + File.pathSeparator;
  }

  private static List<Object> calls(Ground ground, Samples samples) {
    List<Object> calls = new ArrayList<>();
    for (FunctionSpec function : ground.functions()) {
      String event = samples.of(function);
      boolean changes = !Samples.isRead(event) || function.id().equals("SendCode");
      calls.add(
          Map.of(
              "id",
              function.id(),
              "handler",
              function.handler(),
              "event",
              event,
              "changes",
              changes));
    }
    return calls;
  }

  private static List<Map<String, Object>> driven(
      Setting setting, Ground ground, Path calls, String first, String name, String... flags)
      throws IOException, InterruptedException {
    Path results = setting.scratch("warm").resolve(name + ".json");
    Files.deleteIfExists(results);
    Process process = started(setting, ground, calls, first, name, flags);
    try {
      if (!process.waitFor(PATIENCE, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException("see infra/bench/target/warm/" + name + ".log");
      }
    } finally {
      process.destroyForcibly();
    }
    List<?> rows = (List<?>) Json.read(Files.readAllBytes(results)).get("results");
    return rows.stream().map(Json::named).toList();
  }

  private static Process started(
      Setting setting, Ground ground, Path calls, String first, String name, String... flags)
      throws IOException {
    Path folder = setting.scratch("warm");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", first + System.getProperty("java.class.path")));
    command.add(Drive.class.getName());
    command.add(calls.toString());
    command.add(folder.resolve(name + ".json").toString());
    command.add(Long.toString(EACH));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment(ground));
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve(name + ".log").toFile());
    return builder.start();
  }

  private static Map<String, String> environment(Ground ground) {
    Map<String, String> values = new LinkedHashMap<>(ground.environment());
    values.put("AWS_ENDPOINT_URL_DYNAMODB", ground.cloud().tableUrl());
    return values;
  }
}
