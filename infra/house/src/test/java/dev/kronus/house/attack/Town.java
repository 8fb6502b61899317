package dev.kronus.house.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.house.attack.Http.Said;
import dev.kronus.house.attack.Http.Shot;
import dev.kronus.local.Json;
import dev.kronus.local.LocalCloud;
import dev.kronus.local.Options;
import dev.kronus.local.template.RouteSpec;
import dev.kronus.local.twilio.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One embedded cloud whose clock moves only when told, and people who live in it. */
final class Town implements AutoCloseable {
  static final Path ROOT = Path.of(System.getProperty("kronus.root"));
  static final String PASSWORD = "correct horse battery";
  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  final LocalCloud cloud;
  final Http http;
  final Http aws;

  /** Somebody with an account. */
  record Resident(long uid, String name, String phone, String token) {
    String path() {
      return "/users/" + uid;
    }

    String email() {
      return name.toLowerCase(java.util.Locale.ROOT) + "@example.com";
    }
  }

  private Town(LocalCloud cloud) {
    this.cloud = cloud;
    this.http = new Http(cloud.url());
    this.aws = Http.aws(cloud.awsUrl());
  }

  /** Nobody lives there yet; the sweeper has run once. */
  static Town open() {
    Options options = Options.test(ROOT.resolve("template.yaml")).at(START).still();
    Town town = new Town(LocalCloud.start(options));
    town.pass("PT1M");
    return town;
  }

  List<RouteSpec> routes() {
    return cloud.template().api().routes();
  }

  Said send(Shot shot) {
    return http.send(shot);
  }

  /** Moves time, and waits until all that it started has settled. */
  void pass(String duration) {
    cloud.advance(Duration.parse(duration));
  }

  void settle() {
    cloud.advance(Duration.ZERO);
  }

  static Map<String, Object> person(String name, String phone) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("first_name", name);
    fields.put("last_name", "Example");
    fields.put("email", name.toLowerCase(java.util.Locale.ROOT) + "@example.com");
    fields.put("phone_number", phone);
    return fields;
  }

  static Map<String, Object> newcomer(String name, String phone) {
    Map<String, Object> fields = person(name, phone);
    fields.put("password", PASSWORD);
    return fields;
  }

  /** The admin that everything begins with. */
  Resident founder() {
    return arrived("Founder", "+14165550100", Shot.of("POST", "/users"), 0);
  }

  Resident resident(Resident admin, String name, String phone) {
    return arrived(name, phone, Shot.of("POST", "/users").as(admin.token()), 2);
  }

  Resident deputy(Resident admin, String name, String phone) {
    return arrived(name, phone, Shot.of("POST", "/users").as(admin.token()), 1);
  }

  /** With as much power as the founder. */
  Resident equal(Resident admin, String name, String phone) {
    return arrived(name, phone, Shot.of("POST", "/users").as(admin.token()), 0);
  }

  private Resident arrived(String name, String phone, Shot shot, int role) {
    Map<String, Object> fields = newcomer(name, phone);
    fields.put("role", role);
    Said created = send(shot.json(fields));
    assertEquals(201, created.status(), created.toString());
    long uid = ((Number) created.data().get("id")).longValue();
    return new Resident(uid, name, phone, login(name));
  }

  String login(String name) {
    Map<String, Object> credentials = new LinkedHashMap<>();
    credentials.put("email", name.toLowerCase(java.util.Locale.ROOT) + "@example.com");
    credentials.put("password", PASSWORD);
    Said said = send(Shot.of("POST", "/login").json(credentials));
    assertEquals(200, said.status(), said.toString());
    return String.valueOf(said.data().get("token"));
  }

  /** An emergency contact of theirs. */
  void trusts(Resident who, String name, String phone) {
    Map<String, Object> fields = person(name, phone);
    fields.put("is_emergency_contact", true);
    Said said = send(Shot.of("POST", who.path() + "/contacts").as(who.token()).json(fields));
    assertEquals(201, said.status(), said.toString());
  }

  Said settings(Resident who, Map<String, Object> fields) {
    return send(Shot.of("PUT", who.path() + "/probe_settings").as(who.token()).json(fields));
  }

  /** Runs a function as EventBridge or another function would, and waits for it. */
  Said poke(String function, long uid, String item) {
    String path = "/2015-03-31/functions/kronus-" + function + "/invocations";
    return aws.send(Shot.of("POST", path).json(Map.of("uid", uid, "item", item)));
  }

  /** Texts of Kronus's to a number, without replies to what it texted. */
  List<Message> texts(String phone) {
    return cloud.messages(phone).stream()
        .filter(m -> m.direction().equals("outbound-api"))
        .toList();
  }

  /** Changes one of the operator's settings, as the console would. */
  void operator(String name, Object value) {
    Map<String, Object> settings =
        Json.read(
            String.valueOf(
                    secret("GetSecretValue", Map.of("SecretId", "kronus/settings"))
                        .json()
                        .get("SecretString"))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    settings.put(name, value);
    secret(
        "PutSecretValue",
        Map.of("SecretId", "kronus/settings", "SecretString", Json.write(settings)));
  }

  private Said secret(String operation, Map<String, Object> wish) {
    return asked("secretsmanager." + operation, "secretsmanager", wish);
  }

  /** One of AWS's JSON protocols. */
  Said asked(String target, String service, Map<String, Object> wish) {
    Said said =
        aws.send(
            Shot.of("POST", "/")
                .bytes("application/x-amz-json-1.0", Json.bytes(wish))
                .header("X-Amz-Target", target)
                .header("X-Amz-Date", "20260101T000000Z")
                .header(
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/"
                        + service
                        + "/aws4_request, SignedHeaders=host, Signature=0"));
    assertEquals(200, said.status(), said.toString());
    return said;
  }

  @Override
  public void close() {
    http.close();
    aws.close();
    cloud.close();
  }
}
