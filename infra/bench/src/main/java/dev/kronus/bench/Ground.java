package dev.kronus.bench;

import dev.kronus.local.Json;
import dev.kronus.local.LocalCloud;
import dev.kronus.local.Options;
import dev.kronus.local.template.FunctionSpec;
import dev.kronus.platform.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The embedded cloud with somebody in it, as the sample events know him: Tony is user 1 and an
 * admin, has a contact, a role to give and an API key, has answered probe 1 and is asked probe 2.
 * Its clock shows the real time and fires nothing by itself.
 */
public final class Ground implements AutoCloseable {
  private static final Duration STORY = Duration.ofHours(3);

  private final Path root;
  private final LocalCloud cloud;
  private final HttpClient client = HttpClient.newHttpClient();
  private String token = "";

  private Ground(Path root, LocalCloud cloud) {
    this.root = root;
    this.cloud = cloud;
  }

  /** Starts it and plays what happened before. */
  public static Ground open(Path root) {
    Instant start = Instant.now().minus(STORY);
    Ground ground =
        new Ground(
            root, LocalCloud.start(Options.test(root.resolve("template.yaml")).at(start).still()));
    Config.use(ground.environment());
    ground.play();
    return ground;
  }

  public LocalCloud cloud() {
    return cloud;
  }

  public List<FunctionSpec> functions() {
    return cloud.template().functions();
  }

  /** Tony's token. */
  public String token() {
    return token;
  }

  /** What clients in this process need to reach the table. */
  public Map<String, String> environment() {
    Map<String, String> values = new LinkedHashMap<>(cloud.template().environment());
    values.put("AWS_ENDPOINT_URL", cloud.awsUrl());
    values.put("TWILIO_API_URL", cloud.awsUrl());
    values.put("AWS_REGION", "us-east-1");
    values.put("AWS_ACCESS_KEY_ID", "local");
    values.put("AWS_SECRET_ACCESS_KEY", "local");
    return values;
  }

  @Override
  public void close() {
    client.close();
    cloud.close();
  }

  private void play() {
    said(post("/users", body("CreateUser"), 201));
    token = signedIn();
    for (String id : List.of("Sweep", "CreateContact", "CreateRole", "CreateApiKey")) {
      invoke(id);
    }
    String next = next(hourly());
    cloud.moveTo(Instant.parse(next).plusSeconds(60));
    cloud.text("+14165550101", "yes");
    cloud.moveTo(Instant.parse(next).plusSeconds(3660));
    token = signedIn();
    cloud.moveTo(Instant.now());
    invoke("SendCode");
    invoke("UpdateProbeSettings");
  }

  /** At half an hour from now, so that what has happened does not hang on the minute of the run. */
  private static Map<String, Object> hourly() {
    int minute = (Instant.now().atOffset(ZoneOffset.UTC).getMinute() + 30) % 60;
    return Map.of(
        "active",
        true,
        "cron_expression",
        minute + " * * * *",
        "time_zone",
        "UTC",
        "max_retries",
        3,
        "wait_time_in_minutes",
        60);
  }

  private String next(Map<String, Object> settings) {
    HttpRequest request =
        request("/users/1/probe_settings")
            .header("authorization", "Bearer " + token)
            .PUT(BodyPublishers.ofString(Json.write(settings)))
            .build();
    return said(send(request, 200)).get("next_probe_at").toString();
  }

  private String signedIn() {
    Map<String, Object> him = Samples.json(body("CreateUser"));
    Map<String, Object> credentials =
        Map.of("email", him.get("email"), "password", him.get("password"));
    return said(post("/login", Json.write(credentials), 200)).get("token").toString();
  }

  private String body(String id) {
    return Samples.json(event(id)).get("body").toString();
  }

  /** A function's sample as it stands. */
  public String event(String id) {
    return Samples.text(root, spec(id));
  }

  /** By its logical id. */
  public FunctionSpec spec(String id) {
    return functions().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
  }

  /** Runs a function in the cloud's own process, with its sample. */
  private void invoke(String id) {
    FunctionSpec spec = spec(id);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    cloud.awsUrl() + "/2015-03-31/functions/" + spec.name() + "/invocations"))
            .POST(BodyPublishers.ofString(Samples.text(root, spec)))
            .build();
    Map<String, Object> answer = Json.read(send(request, 200));
    Object status = answer.get("statusCode");
    if (answer.containsKey("errorType") || (status != null && !status.toString().startsWith("2"))) {
      throw new IllegalStateException(id + ": " + answer);
    }
  }

  private byte[] post(String path, String body, int status) {
    return send(request(path).POST(BodyPublishers.ofString(body)).build(), status);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(cloud.url() + path))
        .header("content-type", "application/json");
  }

  private static Map<String, Object> said(byte[] answer) {
    return Json.named(Json.read(answer).get("data"));
  }

  private byte[] send(HttpRequest request, int status) {
    try {
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() != status) {
        throw new IllegalStateException(
            request.uri()
                + ": "
                + answer.statusCode()
                + " "
                + new String(answer.body(), StandardCharsets.UTF_8));
      }
      return answer.body();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(ending);
    }
  }
}
