package dev.kronus.doubles;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kronus.platform.Poke;
import dev.kronus.platform.edge.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Hands a function an event the way Lambda does: bytes in, bytes out. */
public final class Events {
  private Events() {}

  public static Map<String, Object> send(RequestStreamHandler function, Map<String, ?> event) {
    return send(function, Json.text(event));
  }

  public static Map<String, Object> send(RequestStreamHandler function, Poke poke) {
    return send(function, poke.json());
  }

  public static Map<String, Object> send(RequestStreamHandler function, String json) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      function.handleRequest(
          new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), out, null);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Json.object(out.toString(StandardCharsets.UTF_8));
  }
}
