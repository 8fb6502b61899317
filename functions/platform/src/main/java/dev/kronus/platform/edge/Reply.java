package dev.kronus.platform.edge;

import dev.kronus.kernel.Cursor;
import dev.kronus.kernel.Page;
import dev.kronus.kernel.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes out: status, headers of the route's own, and a body that is either JSON in our envelope
 * or a text as it stands.
 *
 * @param body the envelope as a map, or a String
 */
public record Reply(int status, Map<String, String> headers, Object body) {

  public static Reply ok(Object data) {
    return new Reply(200, Map.of(), success(data));
  }

  /** Done, and there is nothing to show. */
  public static Reply done() {
    return new Reply(200, Map.of(), new LinkedHashMap<>(Map.of("success", true)));
  }

  public static Reply created(String location, Object data) {
    return new Reply(201, Map.of("location", location), success(data));
  }

  /** A part of a list; its rows are views. */
  public static Reply page(Page<?> page) {
    return page(page, page.rows());
  }

  /** The same, shown as {@code data}. */
  public static Reply page(Page<?> page, Object data) {
    Map<String, Object> envelope = success(data);
    Map<String, Object> paging = new LinkedHashMap<>();
    paging.put("next", page.next().map(Cursor::encode).orElse(null));
    paging.put("total", page.total() < 0 ? null : page.total());
    envelope.put("paging", paging);
    return new Reply(200, Map.of(), envelope);
  }

  /** A body as it stands, for readers who expect a format of their own. */
  public static Reply raw(int status, String contentType, String body) {
    return new Reply(status, Map.of("content-type", contentType), body);
  }

  /** The same under another status. */
  public Reply status(int other) {
    return new Reply(other, headers, body);
  }

  /** The same with one more header. */
  public Reply header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body);
  }

  /** The one place where refusals become statuses. */
  static Reply of(Refusal refusal, String requestId) {
    return switch (refusal) {
      case Refusal.Invalid r -> failure(400, "invalid", r, requestId);
      case Refusal.Unauthenticated r -> failure(401, "unauthenticated", r, requestId);
      case Refusal.Forbidden r -> failure(403, "forbidden", r, requestId);
      case Refusal.Missing r -> failure(404, "missing", r, requestId);
      case Refusal.Conflict r -> failure(409, "conflict", r, requestId);
      case Refusal.TooLarge r -> failure(413, "too_large", r, requestId);
      case Refusal.UnsupportedMedia r -> failure(415, "unsupported_media", r, requestId);
      case Refusal.TooMany r ->
          failure(429, "too_many", r, requestId)
              .header("retry-after", Long.toString(r.retryAfter().plusMillis(999).toSeconds()));
      case Refusal.Unavailable r ->
          failure(503, "unavailable", r, requestId).header("retry-after", "5");
    };
  }

  /** How a refusal of one part of a request is shown among the answers to the others. */
  public static Map<String, Object> part(Refusal refusal) {
    Map<String, Object> shown = new LinkedHashMap<>();
    if (of(refusal, "").body() instanceof Map<?, ?> whole) {
      whole.forEach((name, value) -> shown.put((String) name, value));
    }
    shown.remove("request_id");
    return shown;
  }

  /** Something went wrong that is not the caller's fault; never says what. */
  static Reply internal(String requestId) {
    return failure(
        500,
        "internal",
        java.util.List.of("Something went wrong here. Tell the operator this request id."),
        requestId);
  }

  private static Reply failure(int status, String code, Refusal refusal, String requestId) {
    return failure(status, code, refusal.reasons(), requestId);
  }

  private static Reply failure(
      int status, String code, java.util.List<String> errors, String requestId) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("success", false);
    envelope.put("errors", errors);
    envelope.put("code", code);
    envelope.put("request_id", requestId);
    return new Reply(status, Map.of(), envelope);
  }

  private static Map<String, Object> success(Object data) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("success", true);
    envelope.put("data", data);
    return envelope;
  }
}
