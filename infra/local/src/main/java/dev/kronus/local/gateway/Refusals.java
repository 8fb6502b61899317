package dev.kronus.local.gateway;

import dev.kronus.local.Json;
import dev.kronus.local.http.Answer;
import dev.kronus.local.template.ApiSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says the gateway's own refusals the way the template wants them said. */
final class Refusals {
  private static final Pattern VARIABLE = Pattern.compile("\\$?context\\.([a-zA-Z.]+)");
  private final ApiSpec api;

  Refusals(ApiSpec api) {
    this.api = api;
  }

  Answer.Whole say(Kind kind, String requestId, String path) {
    Optional<ApiSpec.GatewayResponse> own =
        Optional.ofNullable(api.responses().get(kind.name()))
            .or(() -> Optional.ofNullable(api.responses().get(kind.fallback())));
    int status = own.map(ApiSpec.GatewayResponse::status).filter(s -> s > 0).orElse(kind.status());
    Map<String, String> context = context(kind, requestId, path);
    String body =
        own.map(ApiSpec.GatewayResponse::template)
            .filter(template -> !template.isEmpty())
            .map(template -> filled(template, context))
            .orElseGet(() -> Json.write(Map.of("message", kind.message())));
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Content-Type", List.of("application/json"));
    headers.put("x-amzn-RequestId", List.of(requestId));
    headers.put("x-amzn-ErrorType", List.of(kind.name()));
    own.map(ApiSpec.GatewayResponse::headers)
        .orElse(Map.of())
        .forEach(
            (name, value) -> header(value, context).ifPresent(v -> headers.put(name, List.of(v))));
    return new Answer.Whole(
        status, headers, body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private Map<String, String> context(Kind kind, String requestId, String path) {
    return Map.of(
        "requestId",
        requestId,
        "extendedRequestId",
        requestId,
        "error.message",
        kind.message(),
        "error.messageString",
        Json.write(kind.message()),
        "error.responseType",
        kind.name(),
        "error.validationErrorString",
        "",
        "stage",
        api.stage(),
        "path",
        "/" + api.stage() + path,
        "identity.sourceIp",
        "127.0.0.1");
  }

  /** A value is a text in single quotes, or a variable; one that is neither is left out. */
  private static Optional<String> header(String value, Map<String, String> context) {
    if (value.length() > 1 && value.startsWith("'") && value.endsWith("'")) {
      return Optional.of(value.substring(1, value.length() - 1));
    }
    return Optional.of(value)
        .filter(text -> text.startsWith("context."))
        .map(text -> filled(text, context));
  }

  private static String filled(String template, Map<String, String> context) {
    return VARIABLE
        .matcher(template)
        .replaceAll(
            found -> {
              boolean ours = found.group().startsWith("$") || template.startsWith("context.");
              String value = context.getOrDefault(found.group(1), "");
              return Matcher.quoteReplacement(ours ? value : found.group());
            });
  }
}
