package dev.kronus.local.page;

import dev.kronus.local.Json;
import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** A request at a door that cannot be met, in the shape of the API's own failures. */
final class Complaint extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int status;
  private final String code;
  private final transient List<String> errors;

  private Complaint(int status, String code, List<String> errors) {
    super(String.join(" ", errors), null, false, false);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  static Complaint invalid(String... errors) {
    return new Complaint(400, "invalid", List.of(errors));
  }

  static Complaint invalid(List<String> errors) {
    return new Complaint(400, "invalid", errors);
  }

  static Complaint missing() {
    return new Complaint(404, "missing", List.of("There is no such door."));
  }

  /** The body's fields, which must be among {@code known}; all faults at once. */
  static Map<String, Object> body(Request request, String... known) {
    if (request.body().length > 64 * 1024 || request.tooLarge()) {
      throw new Complaint(413, "too_large", List.of("The body is over 64 KB."));
    }
    Map<String, Object> body =
        Json.object(request.text()).orElseThrow(() -> invalid("The body must be a JSON object."));
    List<String> strange =
        new TreeSet<>(body.keySet())
            .stream()
                .filter(name -> !List.of(known).contains(name))
                .map(name -> name + " is not a field of this request.")
                .toList();
    if (!strange.isEmpty()) {
      throw invalid(strange);
    }
    return body;
  }

  Answer answer() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", false);
    body.put("errors", errors);
    body.put("code", code);
    body.put("request_id", UUID.randomUUID().toString());
    return Answer.json(status, body);
  }
}
