package dev.kronus.duties.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Twilio's end of the wire: answers every request alike, and keeps what it read. */
final class TwilioDouble implements AutoCloseable {
  /** What was asked: method, address, credentials and form. */
  record Asked(String method, String uri, String authorization, String body) {}

  /** Read the request and hang up. */
  private static final int HANG_UP = 0;

  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile int status = 201;
  private volatile String body = "{\"sid\":\"SM1\",\"status\":\"accepted\"}";

  TwilioDouble() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  TwilioDouble answers(int code, String text) {
    status = code;
    body = text;
    return this;
  }

  TwilioDouble refuses(int code, int error) {
    return answers(
        code,
        "{\"code\":%d,\"message\":\"no\",\"more_info\":\"x\",\"status\":%d}"
            .formatted(error, code));
  }

  TwilioDouble hangsUp() {
    return answers(HANG_UP, "");
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String read = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().getFirst("Authorization"),
            read));
    if (status != HANG_UP) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
