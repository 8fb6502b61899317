package dev.kronus.bench;

import dev.kronus.local.Json;
import dev.kronus.local.template.FunctionSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The events of {@code events/}, with what only a {@link Ground} knows filled in. */
public final class Samples {
  private final Path root;
  private final Ground ground;
  private final Picture picture;

  public Samples(Path root, Ground ground, Picture picture) {
    this.root = root;
    this.ground = ground;
    this.picture = picture;
  }

  /** A function's event as it stands. */
  static String text(Path root, FunctionSpec function) {
    try {
      return Files.readString(
          root.resolve("events/" + area(function) + "/" + kebab(function.id()) + ".json"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A function's event with a token, a password, a key's id and a job that are there. */
  public String of(FunctionSpec function) {
    String text =
        text(root, function)
            .replace("an.example.token", ground.token())
            .replace("not-his-password", password());
    if (function.id().endsWith("ApiKey")) {
      text = text.replace("/12\"", "/1\"").replace("\"12\"", "\"1\"");
    }
    return job(function.id()).map(item -> Json.write(Map.of("uid", 1, "item", item))).orElse(text);
  }

  /** Whether the event is a GET of the gateway's. */
  public static boolean isRead(String event) {
    return "GET".equals(json(event).get("httpMethod"));
  }

  /** Where the function's jar is built. */
  public static Path jar(Path root, FunctionSpec function) {
    String area = area(function);
    return root.resolve("functions/" + area + "/target/" + area + ".jar");
  }

  /** By its handler: dev.kronus.AREA.routes.Id. */
  public static String area(FunctionSpec function) {
    return function.handler().split("\\.")[2];
  }

  private String password() {
    Object body = json(text(root, ground.spec("CreateUser"))).get("body");
    return json(body.toString()).get("password").toString();
  }

  static Map<String, Object> json(String text) {
    return Json.object(text).orElseThrow(() -> new IllegalArgumentException("no JSON: " + text));
  }

  /** What is waiting to be done by a function that is poked. */
  private Optional<String> job(String id) {
    return picture.items().values().stream()
        .filter(item -> item.containsKey("driver") && item.get("driver").s().equals(id))
        .map(item -> item.get("sk").s())
        .filter(key -> key.startsWith("JOB#"))
        .findFirst();
  }

  private static String kebab(String id) {
    return id.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
