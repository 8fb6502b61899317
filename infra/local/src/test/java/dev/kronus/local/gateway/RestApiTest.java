package dev.kronus.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.local.Json;
import dev.kronus.local.LocalCloud;
import dev.kronus.local.Toy;
import dev.kronus.local.Witness;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestApiTest {
  private static LocalCloud cloud;

  @BeforeAll
  static void start() {
    cloud = LocalCloud.start(Toy.options());
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @BeforeEach
  void forget() {
    Witness.forget();
  }

  @Test
  void handsOnARequestAsTheRealGatewayDoes() {
    Map<String, Object> event =
        Toy.json(
            get("/things/a%20b%2Bc?q=1&q=2&e=%C3%A9", "authorization", "friend", "X-Own", "yes"));

    assertEquals("/things/{id}", event.get("resource"));
    assertEquals(Map.of("id", "a b+c"), event.get("pathParameters"));
    assertEquals(Map.of("q", "2", "e", "é"), event.get("queryStringParameters"));
    assertEquals(
        Map.of("q", List.of("1", "2"), "e", List.of("é")),
        event.get("multiValueQueryStringParameters"));
    assertEquals("yes", Json.named(event.get("headers")).get("X-Own"));
    assertNull(event.get("body"));
    Map<String, Object> context = Json.named(event.get("requestContext"));
    assertEquals("/prod/things/a%20b%2Bc", context.get("path"));
    assertEquals("/things/{id}", context.get("resourcePath"));
    assertEquals("127.0.0.1", Json.named(context.get("identity")).get("sourceIp"));
    assertEquals(cloud.now().toEpochMilli() / 600_000, millis(context) / 600_000);
  }

  @Test
  void handsOnTheAuthorizersContextAsTexts() {
    Map<String, Object> event = Toy.json(get("/things/1", "authorization", "friend"));
    Map<String, Object> authorizer =
        Json.named(Json.named(event.get("requestContext")).get("authorizer"));

    assertEquals("7", authorizer.get("uid"));
    assertEquals("true", authorizer.get("admin"));
    assertEquals("7", authorizer.get("principalId"));
  }

  @Test
  void prefersALiteralPath() {
    Map<String, Object> event = Toy.json(get("/things/mine", "authorization", "friend"));

    assertEquals("/things/mine", event.get("resource"));
    assertNull(event.get("pathParameters"));
  }

  @Test
  void refusesAMissingHeaderWithoutAsking() {
    HttpResponse<String> answer = get("/things/1");

    assertEquals(401, answer.statusCode());
    assertEquals(0, Witness.GUARDED.get());
  }

  @Test
  void showsADenialAsTheTemplateWantsIt() {
    HttpResponse<String> answer = get("/things/1", "authorization", "foe");

    assertEquals(401, answer.statusCode());
    assertEquals("{\"code\":\"unauthenticated\"}", answer.body());
  }

  @Test
  void asksTheAuthorizerOnceAMinuteOfTheMovableClock() {
    String friend = "friend";
    cloud.advance(Duration.ofMinutes(2));
    Witness.forget();

    get("/things/1", "authorization", friend);
    get("/things/mine", "authorization", friend);
    assertEquals(1, Witness.GUARDED.get());
    cloud.advance(Duration.ofSeconds(61));
    get("/things/1", "authorization", friend);
    assertEquals(2, Witness.GUARDED.get());
  }

  @Test
  void answersAnUnknownPathAndAnUnknownMethodAlike() {
    for (HttpResponse<String> answer :
        List.of(get("/nowhere"), send("DELETE", "/open", ""), send("PUT", "/things/mine", ""))) {
      assertEquals(404, answer.statusCode());
      assertEquals("missing", Toy.json(answer).get("code"));
      assertEquals("Missing Authentication Token", Toy.json(answer).get("why"));
      assertEquals("MISSING_AUTHENTICATION_TOKEN", Toy.json(answer).get("type"));
      assertEquals(
          Toy.json(answer).get("id"), answer.headers().firstValue("x-request-id").orElse(""));
      assertEquals("no-store", answer.headers().firstValue("cache-control").orElse(""));
    }
  }

  @Test
  void hidesWhatAFunctionThrewOrGarbled() {
    for (String way : List.of("throw", "malformed")) {
      HttpResponse<String> answer = get("/things/1?way=" + way, "authorization", "friend");
      assertEquals(500, answer.statusCode());
      assertEquals("{\"code\":\"internal\"}", answer.body());
    }
  }

  @Test
  void renamesHeadersThatTheGatewayKeeps() {
    HttpResponse<String> answer = get("/things/1?way=headers", "authorization", "friend");

    assertEquals(401, answer.statusCode());
    assertTrue(answer.headers().firstValue("www-authenticate").isEmpty());
    assertEquals(
        "Bearer", answer.headers().firstValue("x-amzn-remapped-www-authenticate").orElse(""));
    assertEquals(List.of("a", "b"), answer.headers().allValues("x-many"));
  }

  @Test
  void turnsBadUtf8IntoReplacementCharacters() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(cloud.url() + "/open"))
            .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {'a', (byte) 0xff, 'b'}))
            .build();
    Map<String, Object> event = Toy.json(Toy.send(request));

    assertEquals("a\uFFFDb", event.get("body"));
    assertEquals(false, event.get("isBase64Encoded"));
  }

  @Test
  void refusesABodyOverTenMegabytes() {
    HttpResponse<String> answer = send("POST", "/open", "x".repeat(10 * 1024 * 1024 + 1));

    assertEquals(413, answer.statusCode());
  }

  @Test
  void answersThePreflightWithoutTheAuthorizer() {
    HttpResponse<String> answer = send("OPTIONS", "/things/1", "", "Origin", "https://toy.example");

    assertEquals(200, answer.statusCode());
    assertEquals(
        "https://toy.example",
        answer.headers().firstValue("access-control-allow-origin").orElse(""));
    assertEquals(
        "OPTIONS,GET", answer.headers().firstValue("access-control-allow-methods").orElse(""));
    assertEquals(0, Witness.GUARDED.get());
    assertFalse(answer.headers().firstValue("access-control-allow-credentials").isPresent());
  }

  private static long millis(Map<String, Object> context) {
    return ((Number) context.get("requestTimeEpoch")).longValue();
  }

  private static HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  private static HttpResponse<String> send(
      String method, String path, String body, String... headers) {
    return Toy.send(method, cloud.url() + path, body, headers);
  }
}
