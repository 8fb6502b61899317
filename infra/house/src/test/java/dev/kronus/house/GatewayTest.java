package dev.kronus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The gateway's own refusals and records: in the shape of ours, and as discreet. */
class GatewayTest {
  private static final Map<String, Integer> STATUSES =
      Map.of(
          "invalid", 400,
          "unauthenticated", 401,
          "missing", 404,
          "too_large", 413,
          "unsupported_media", 415,
          "too_many", 429,
          "unavailable", 503,
          "internal", 500);

  private static final Set<String> HEADERS =
      Set.of(
          "x-request-id",
          "cache-control",
          "referrer-policy",
          "strict-transport-security",
          "x-content-type-options",
          "x-frame-options",
          "access-control-allow-origin");

  private final Map<String, Object> api = Template.read().properties("Api");

  @Test
  void everyRefusalHasOurShape() {
    responses()
        .forEach(
            (kind, response) -> {
              Map<String, Object> body = body(response);
              assertEquals(Set.of("success", "errors", "code", "request_id"), body.keySet(), kind);
              assertEquals(false, body.get("success"), kind);
              assertEquals(1, ((List<?>) body.get("errors")).size(), kind);
              assertEquals("$context.requestId", body.get("request_id"), kind);
              assertEquals(STATUSES.get(body.get("code")), response.get("StatusCode"), kind);
            });
  }

  @Test
  void everyRefusalHasOurHeaders() {
    responses()
        .forEach(
            (kind, response) ->
                assertEquals(
                    HEADERS,
                    Yaml.map(Yaml.map(response, "ResponseParameters"), "Headers").keySet(),
                    kind));
  }

  @Test
  void aRefusalIsTheRightOne() {
    Map<String, String> codes = new TreeMap<>();
    responses().forEach((kind, response) -> codes.put(kind, body(response).get("code").toString()));
    Map<String, String> expected =
        new TreeMap<>(
            Map.of(
                "ACCESS_DENIED", "unauthenticated",
                "UNAUTHORIZED", "unauthenticated",
                "MISSING_AUTHENTICATION_TOKEN", "missing",
                "INVALID_SIGNATURE", "missing",
                "RESOURCE_NOT_FOUND", "missing",
                "BAD_REQUEST_BODY", "invalid",
                "DEFAULT_4XX", "invalid",
                "DEFAULT_5XX", "internal"));
    expected.putAll(
        Map.of(
            "REQUEST_TOO_LARGE", "too_large",
            "UNSUPPORTED_MEDIA_TYPE", "unsupported_media",
            "THROTTLED", "too_many",
            "QUOTA_EXCEEDED", "too_many",
            "INTEGRATION_FAILURE", "unavailable",
            "INTEGRATION_TIMEOUT", "unavailable"));
    assertEquals(expected, codes);
  }

  @Test
  void whatIsRecordedNamesTheRouteAndNeverThePath() {
    String format = Yaml.map(api, "AccessLogSetting").get("Format").toString();
    Map<String, Object> line = Yaml.parse(format);
    assertTrue(line.containsValue("$context.resourcePath"), format);
    assertFalse(line.containsValue("$context.path"), format);
    assertEquals(new TreeSet<>(line.keySet()).size(), line.size());
  }

  @Test
  void nobodyGetsMoreThanTheirShare() {
    Map<String, Object> all = Yaml.map(Yaml.list(api.get("MethodSettings")).getFirst());
    assertEquals("/*", all.get("ResourcePath"));
    assertEquals("*", all.get("HttpMethod"));
    assertTrue((int) all.get("ThrottlingRateLimit") > 0);
    assertTrue((int) all.get("ThrottlingBurstLimit") > 0);
    assertEquals(false, all.get("DataTraceEnabled"));
  }

  private Map<String, Map<String, Object>> responses() {
    Map<String, Map<String, Object>> found = new TreeMap<>();
    Yaml.map(api, "GatewayResponses").forEach((kind, it) -> found.put(kind, Yaml.map(it)));
    return found;
  }

  private static Map<String, Object> body(Map<String, Object> response) {
    Map<String, Object> templates = Yaml.map(response, "ResponseTemplates");
    return Yaml.parse(templates.get("application/json").toString());
  }
}
