package dev.kronus.local;

import dev.kronus.platform.Config;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The toy template's cloud, and calls to its doors. */
public final class Toy {
  /** When the toy's clock begins: a winter noon. */
  public static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Toy() {}

  public static Options options() {
    return Options.test(Path.of("src/test/resources/toy.yaml")).at(NOON).still();
  }

  /** Points the deployed adapters, as this test's JVM has them, at a cloud. */
  public static Map<String, String> wire(LocalCloud cloud) {
    Map<String, String> environment = new LinkedHashMap<>(cloud.template().environment());
    environment.put("AWS_ENDPOINT_URL", cloud.awsUrl());
    environment.put("TWILIO_API_URL", cloud.awsUrl());
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_ACCESS_KEY_ID", "test");
    environment.put("AWS_SECRET_ACCESS_KEY", "test");
    Config.use(environment);
    return environment;
  }

  public static void unwire() {
    Config.use(System.getenv());
  }

  public static HttpResponse<String> send(
      String method, String url, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return send(request.build());
  }

  public static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Map<String, Object> json(HttpResponse<String> answer) {
    return Json.object(answer.body())
        .orElseThrow(() -> new AssertionError("no JSON object: " + answer.body()));
  }
}
