package dev.kronus.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What everything was measured on, and with what. */
final class Machine {
  private static final Pattern JAR =
      Pattern.compile("([A-Za-z][A-Za-z0-9_-]*?)-([0-9][^/]*)[.]jar");

  /** Jars whose version matters to whoever compares. */
  private static final List<String> NAMED =
      List.of(
          "dynamodb",
          "aws-lambda-java-runtime-interface-client",
          "jackson-jr-objects",
          "DynamoDBLocal",
          "nimbus-jose-jwt",
          "jmh-core");

  private Machine() {}

  static String told() {
    return "%s, %d cores, %.0f GB, %s %s"
        .formatted(
            processor(),
            Runtime.getRuntime().availableProcessors(),
            memory() / 1e6,
            System.getProperty("os.name"),
            System.getProperty("os.version").replaceFirst("-.*", ""));
  }

  static String java() {
    return System.getProperty("java.vm.vendor") + " " + System.getProperty("java.runtime.version");
  }

  /** Names and versions, by name. */
  static String libraries() {
    TreeMap<String, String> found = new TreeMap<>();
    for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
      Matcher jar = JAR.matcher(Path.of(entry).getFileName().toString());
      if (jar.matches() && NAMED.contains(jar.group(1))) {
        found.put(jar.group(1), jar.group(2));
      }
    }
    return found.entrySet().stream()
        .map(one -> one.getKey() + " " + one.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String processor() {
    return fact("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch"));
  }

  private static double memory() {
    return fact("/proc/meminfo", "MemTotal")
        .map(text -> Double.parseDouble(text.replaceAll("[^0-9]", "")))
        .orElse(0.0);
  }

  private static java.util.Optional<String> fact(String file, String name) {
    try (var lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException elsewhere) {
      return java.util.Optional.empty();
    }
  }
}
