package dev.kronus.house.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.doubles.Contract.Operation;
import dev.kronus.house.attack.Http.Said;
import dev.kronus.house.attack.Http.Shot;
import dev.kronus.local.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Where the examples of docs/openapi.yaml are played: Tony is user 1 and an admin, Pepper user 2.
 * Bruce and James are his contacts. He answered probe 1, was silent at probe 2, until Bruce had it,
 * and probe 3 is pending; his check-ins are paused. There is a role 4, and Tony has API key 1.
 */
final class Scene implements AutoCloseable {
  private static final String TONY = "+14165550100";
  private static final String BRUCE = "+14165550101";
  final Town town;
  String token;

  private Scene(Town town) {
    this.town = town;
  }

  static Scene open() {
    Scene scene = begun();
    scene.goodProbe();
    scene.missedProbe();
    scene.pendingProbe();
    scene.phone();
    return scene;
  }

  /** Before anybody was asked. */
  static Scene begun() {
    Scene scene = new Scene(Town.open());
    scene.people();
    return scene;
  }

  /** What an operation's examples say, sent by Tony, or by Twilio. */
  Said play(Operation operation) {
    return town.send(shot(operation));
  }

  /** The same with another body. */
  Said play(Operation operation, JsonNode body) {
    return town.send(shot(operation).json(body.toString()));
  }

  private Shot shot(Operation operation) {
    Shot shot = addressed(operation);
    JsonNode content = operation.node().path("requestBody").path("content");
    JsonNode form = content.path("application/x-www-form-urlencoded").path("example");
    if (!form.isMissingNode()) {
      return signed(shot.path(), form);
    }
    JsonNode body = content.path("application/json").path("example");
    Shot signed = credential(operation, shot);
    return body.isMissingNode() ? signed : signed.json(body.toString());
  }

  private Shot credential(Operation operation, Shot shot) {
    String ways = operation.node().path("security").path(0).toString();
    if (ways.contains("basic")) {
      byte[] pair = "stark@avengers.com:very-secure".getBytes(StandardCharsets.UTF_8);
      return shot.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
    return ways.contains("refresh") ? shot.header("Cookie", refreshCookie()) : shot.as(token);
  }

  private String refreshCookie() {
    Said said = send(200, Shot.of("POST", "/api/user/login").json(tony()));
    return said.header("set-cookie").orElseThrow().split(";", 2)[0];
  }

  /** The example's own, but for a code: nobody knows what is drawn. */
  private String value(Operation operation, String name, String example) {
    if (!operation.id().equals("RedeemCode") || !name.equals("code")) {
      return example;
    }
    send(202, Shot.of("GET", "/user/code/stark@avengers.com"));
    town.settle();
    return town.texts(TONY).getLast().body().replaceFirst(".* code is (\\w{8})\\..*", "$1");
  }

  /** With the examples of its parameters where they belong. */
  private Shot addressed(Operation operation) {
    String path = operation.path();
    List<String> query = new ArrayList<>();
    Shot shot = Shot.of(operation.method(), path);
    for (JsonNode one : operation.parameters()) {
      String name = one.path("name").asString();
      String value = value(operation, name, one.path("example").asString(""));
      String in = value.isEmpty() ? "nowhere" : one.path("in").asString();
      switch (in) {
        case "path" -> path = path.replace("{" + name + "}", value);
        case "query" -> query.add(name + "=" + value);
        case "header" -> shot = shot.header(name, value);
        case "cookie" -> shot = shot.header("Cookie", name + "=" + value);
        default -> {}
      }
    }
    String whole = query.isEmpty() ? path : path + "?" + String.join("&", query);
    return new Shot(shot.method(), whole, shot.headers(), shot.body());
  }

  private Shot signed(String path, JsonNode form) {
    Map<String, String> fields = new TreeMap<>();
    form.properties().forEach(field -> fields.put(field.getKey(), field.getValue().asString()));
    return new Webhook(town.cloud.account(), town.cloud.url() + path).signed(fields, path);
  }

  private void people() {
    Map<String, Object> tony = person("Tony", "Stark", "stark@avengers.com", TONY);
    tony.put("password", "very-secure");
    send(201, Shot.of("POST", "/users").json(tony));
    signIn();
    Map<String, Object> pepper = person("Pepper", "Potts", "pepper@avengers.com", "+14165550103");
    pepper.put("password", "quite-secure");
    pepper.put("role", 0);
    send(201, Shot.of("POST", "/users").as(token).json(pepper));
    trusts(person("Bruce", "Banner", "hulk@avengers.com", BRUCE), 1);
    trusts(person("James", "Rhodes", "rhodey@avengers.com", "+14165550102"), 2);
    Map<String, Object> role = Map.of("role", 4, "name", "Hero", "description", "Saves the day");
    send(201, Shot.of("POST", "/role").as(token).json(role));
    Map<String, Object> key = Map.of("name", "backup", "description", "Fetches a copy every night");
    send(201, Shot.of("POST", "/api-key").as(token).json(key));
    turnOn();
  }

  private void goodProbe() {
    nextProbe();
    town.cloud.text(TONY, "yes thanks");
    town.settle();
  }

  private void missedProbe() {
    nextProbe();
    town.pass("PT35M");
    town.cloud.text(BRUCE, "1");
    town.pass("PT5M");
    town.cloud.text(BRUCE, "SAFE spoke to him");
    town.settle();
  }

  private void pendingProbe() {
    signIn();
    turnOn();
    nextProbe();
    signIn();
    Shot pause = Shot.of("POST", "/users/1/probe_settings/pause").as(token);
    send(200, pause.json(Map.of("days", 2)));
    town.settle();
  }

  private void nextProbe() {
    signIn();
    Said settings = send(200, Shot.of("GET", "/users/1/probe_settings").as(token));
    String next = String.valueOf(settings.data().get("next_probe_at"));
    town.cloud.moveTo(java.time.Instant.parse(next));
    town.pass("PT1M");
  }

  private void turnOn() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("active", true);
    settings.put("cron_expression", "0 9 * * *");
    settings.put("max_retries", 1);
    settings.put("wait_time_in_minutes", 15);
    send(200, Shot.of("PUT", "/users/1/probe_settings").as(token).json(settings));
    town.settle();
  }

  private void signIn() {
    Shot shot = Shot.of("POST", "/login").header("User-Agent", "Tony's laptop");
    Said said = send(200, shot.json(tony()));
    token = String.valueOf(said.data().get("token"));
  }

  private static Map<String, Object> tony() {
    Map<String, Object> credentials = new HashMap<>();
    credentials.put("email", "stark@avengers.com");
    credentials.put("password", "very-secure");
    return credentials;
  }

  /** The session that an example names: real ones have ids that nobody knows before. */
  private void phone() {
    Items now = Items.read(town);
    String last = now.keys("USER#1 SIGNIN#").getLast();
    Map<String, Object> session = new LinkedHashMap<>(now.all().get(last));
    session.put("sk", Map.of("S", "SIGNIN#123456789012345"));
    session.put("created_at", Map.of("S", "2026-11-23T12:00:00.000Z"));
    session.put("ends_at", Map.of("S", "2026-12-23T12:00:00.000Z"));
    write("PutItem", "Item", session);
  }

  private void trusts(Map<String, Object> contact, int priority) {
    contact.put("is_emergency_contact", true);
    contact.put("priority", priority);
    send(201, Shot.of("POST", "/users/1/contacts").as(token).json(contact));
  }

  private Said send(int status, Shot shot) {
    Said said = town.send(shot);
    assertEquals(status, said.status(), said::toString);
    return said;
  }

  private static Map<String, Object> person(String first, String last, String email, String phone) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("first_name", first);
    fields.put("last_name", last);
    fields.put("email", email);
    fields.put("phone_number", phone);
    return fields;
  }

  /** Makes the table what it was, so that no example depends on another. */
  void putBack(Items before) {
    town.settle();
    Items now = Items.read(town);
    before.all().entrySet().stream()
        .filter(item -> !item.getValue().equals(now.all().get(item.getKey())))
        .forEach(item -> write("PutItem", "Item", item.getValue()));
    now.all().entrySet().stream()
        .filter(item -> !before.all().containsKey(item.getKey()))
        .forEach(
            item ->
                write(
                    "DeleteItem",
                    "Key",
                    Map.of("pk", item.getValue().get("pk"), "sk", item.getValue().get("sk"))));
  }

  private void write(String operation, String name, Map<String, Object> value) {
    Map<String, Object> wish = Json.named(Map.of("TableName", "kronus", name, value));
    town.asked("DynamoDB_20120810." + operation, "dynamodb", wish);
  }

  @Override
  public void close() {
    town.close();
  }
}
