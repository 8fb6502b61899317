package dev.kronus.local.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came in at a door.
 *
 * @param path as sent, escapes and all
 * @param headers by lower-cased name, in the order they came
 * @param tooLarge the body was longer than the door reads, and is not here
 */
@SuppressWarnings("ArrayRecordComponent")
public record Request(
    String method,
    String path,
    String query,
    Map<String, List<String>> headers,
    byte[] body,
    boolean tooLarge,
    String remote) {

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(List::getFirst);
  }

  /** The body as text; bytes that are no UTF-8 become U+FFFD, as on the real gateway. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public Form form() {
    return Form.parse(text());
  }

  public Form parameters() {
    return Form.parse(query);
  }

  /** The path's segments with their escapes undone. */
  public List<String> segments() {
    return java.util.Arrays.stream(path.substring(1).split("/", -1)).map(Form::segment).toList();
  }
}
