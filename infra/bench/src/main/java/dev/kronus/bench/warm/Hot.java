package dev.kronus.bench.warm;

import dev.kronus.bench.Ground;
import dev.kronus.bench.Series;
import dev.kronus.bench.Setting;
import dev.kronus.local.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Has JMH measure the paths that many requests share. */
final class Hot {
  private static final Map<String, String> NAMES =
      Map.of(
          "token", "a token verified, with its user and its session",
          "password", "a password verified: argon2id, 19 MiB, two passes",
          "next", "the next time of a cron expression in a zone",
          "phone", "a phone number parsed",
          "envelope", "an event read, access checked, an empty reply written");

  private Hot() {}

  static List<List<String>> measured(Setting setting, Ground ground)
      throws IOException, RunnerException {
    Path file = setting.scratch("warm").resolve("hot.json");
    Map<String, String> known = new LinkedHashMap<>(ground.environment());
    known.put("AWS_ENDPOINT_URL_DYNAMODB", ground.cloud().tableUrl());
    known.put("token", ground.token());
    known.put("event", ground.event("GetUser"));
    Files.writeString(file, Json.write(known));
    Options options =
        new OptionsBuilder()
            .include(HotPaths.class.getName())
            .jvmArgsAppend(flags(ground, file))
            .verbosity(VerboseMode.SILENT)
            .build();
    return rows(new Runner(options).run());
  }

  private static String[] flags(Ground ground, Path file) {
    List<String> flags =
        new ArrayList<>(List.of(ground.environment().get("JAVA_TOOL_OPTIONS").split(" ")));
    flags.add("-Dkronus.bench.hot=" + file);
    return flags.toArray(String[]::new);
  }

  private static List<List<String>> rows(Collection<RunResult> results) {
    List<List<String>> rows = new ArrayList<>();
    for (RunResult result : results) {
      Result<?> time = result.getPrimaryResult();
      String name = result.getParams().getBenchmark().replaceFirst(".*[.]", "");
      rows.add(
          List.of(
              NAMES.getOrDefault(name, name),
              Series.round(time.getScore()),
              "+-" + Series.round(time.getScoreError())));
    }
    return rows;
  }
}
