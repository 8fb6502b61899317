package dev.kronus.bench;

import dev.kronus.local.Json;
import dev.kronus.local.template.FunctionSpec;
import dev.kronus.local.twilio.Signature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The events of {@code events/}, with what only a {@link Ground} knows filled in. */
public final class Samples {
  /** In place of Twilio's signature. */
  private static final String FORGED = "bm90IGEgc2lnbmF0dXJlIGF0IGFsbA==";

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

  /**
   * A function's event with a token, a password, a signature, a key's id and a job that are good.
   */
  public String of(FunctionSpec function) {
    String text =
        text(root, function)
            .replace("an.example.token", ground.token())
            .replace("not-his-password", password());
    if (function.id().endsWith("ApiKey")) {
      text = text.replace("/12\"", "/1\"").replace("\"12\"", "\"1\"");
    }
    if (function.id().equals("ReceiveSms") || function.id().equals("ReceiveStatus")) {
      text = text.replace(FORGED, signature(json(text)));
    }
    String event = text;
    return job(function.id()).map(item -> Json.write(Map.of("uid", 1, "item", item))).orElse(event);
  }

  /** Whether the event is a route's GET; the authorizer is asked about those too. */
  public static boolean isRead(String event) {
    Map<String, Object> json = json(event);
    return "GET".equals(json.get("httpMethod")) && !json.containsKey("methodArn");
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

  private String signature(Map<String, Object> event) {
    Map<String, String> form = new TreeMap<>();
    for (String pair : event.get("body").toString().split("&")) {
      String[] parts = pair.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    String url = ground.cloud().url() + event.get("resource");
    return Signature.of(ground.cloud().account().token(), url, form);
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
