package dev.kronus.toy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kronus.local.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** Answers with the event it got, or fails in the way the query asks for. */
public final class Echo implements RequestStreamHandler {
  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Map<String, Object> event = Json.read(in.readAllBytes());
    Object query = event.get("queryStringParameters");
    String way = query instanceof Map<?, ?> map ? String.valueOf(map.get("way")) : "";
    switch (way) {
      case "throw" -> throw new IllegalStateException("as asked");
      case "malformed" ->
          out.write("{\"status\":200}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      case "headers" ->
          out.write(
              Json.bytes(
                  Map.of(
                      "statusCode",
                      401,
                      "headers",
                      Map.of("WWW-Authenticate", "Bearer"),
                      "multiValueHeaders",
                      Map.of("X-Many", List.of("a", "b")))));
      default -> answer(event, out);
    }
  }

  private static void answer(Map<String, Object> event, OutputStream out) throws IOException {
    boolean webhook = "/webhook/sms".equals(event.get("resource"));
    String body =
        webhook ? "<Response><Message>heard &amp; thanks</Message></Response>" : Json.write(event);
    out.write(
        Json.bytes(
            Map.of(
                "statusCode",
                200,
                "headers",
                Map.of("content-type", webhook ? "application/xml" : "application/json"),
                "body",
                body)));
    if (webhook) {
      dev.kronus.local.Witness.SEEN.add(Json.write(event));
    }
  }
}
