package dev.kronus.local.http;

import dev.kronus.local.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a door gives back. */
public sealed interface Answer {
  /** A status, headers and a body. */
  @SuppressWarnings("ArrayRecordComponent")
  record Whole(int status, Map<String, List<String>> headers, byte[] body) implements Answer {
    public Whole with(String name, String value) {
      Map<String, List<String>> more = new LinkedHashMap<>(headers);
      more.put(name, List.of(value));
      return new Whole(status, more, body);
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** The connection ends here, without a word: the caller cannot know what happened. */
  record Broken() implements Answer {}

  /** A body that is written as it happens, until the caller goes away. */
  record Stream(String type, Writer writer) implements Answer {}

  /** Writes to a caller that may leave at any moment. */
  interface Writer {
    void write(OutputStream out) throws IOException, InterruptedException;
  }

  static Whole of(int status, String type, String body) {
    return of(status, type, body.getBytes(StandardCharsets.UTF_8));
  }

  static Whole of(int status, String type, byte[] body) {
    return new Whole(status, Map.of("Content-Type", List.of(type)), body);
  }

  static Whole json(int status, Object value) {
    return of(status, "application/json", Json.bytes(value));
  }

  static Whole xml(int status, String body) {
    return of(status, "text/xml;charset=utf-8", body);
  }

  static Whole empty(int status) {
    return new Whole(status, Map.of(), new byte[0]);
  }
}
