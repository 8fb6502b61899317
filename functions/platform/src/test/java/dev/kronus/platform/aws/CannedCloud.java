package dev.kronus.platform.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kronus.platform.Config;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers what it was told to, in order, and keeps what it was asked: AWS as seen on the wire. */
final class CannedCloud implements AutoCloseable {
  private final HttpServer server;
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  /** A request; header names are lower-case. */
  record Asked(String method, String uri, Map<String, String> headers, String body) {
    String line() {
      return method + " " + uri;
    }
  }

  private record Answer(int status, String error, String body) {}

  CannedCloud() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
    Config.use(environment());
  }

  /** What a function of a stack called kronus sees. */
  Map<String, String> environment() {
    return Map.ofEntries(
        Map.entry("AWS_REGION", "eu-west-1"),
        Map.entry("AWS_ACCESS_KEY_ID", "canned"),
        Map.entry("AWS_SECRET_ACCESS_KEY", "canned"),
        Map.entry("AWS_ENDPOINT_URL", address()),
        Map.entry("STACK", "kronus"),
        Map.entry("SNAPSTARTED", "Probe,Deliver"),
        Map.entry("SCHEDULE_GROUP", "kronus"),
        Map.entry("SCHEDULE_ROLE_ARN", "arn:aws:iam::1:role/poker"),
        Map.entry("PROBE_ARN", "arn:aws:lambda:eu-west-1:1:function:kronus-Probe:live"),
        Map.entry("DEAD_LETTER_ARN", "arn:aws:sqs:eu-west-1:1:kronus-dead-letters"),
        Map.entry("TOPIC_ARN", "arn:aws:sns:eu-west-1:1:kronus-alerts"));
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  CannedCloud answer(int status, String body) {
    answers.add(new Answer(status, "", body));
    return this;
  }

  CannedCloud refuse(int status, String error) {
    String body = "{\"__type\":\"" + error + "\",\"message\":\"canned\"}";
    answers.add(new Answer(status, error, body));
    return this;
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  Asked last() {
    return asked.getLast();
  }

  @Override
  public void close() {
    server.stop(0);
    Config.use(System.getenv());
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, all) -> headers.put(name.toLowerCase(Locale.ROOT), all.get(0)));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(
        new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
    Answer answer = answers.isEmpty() ? new Answer(500, "NoAnswerLeft", "{}") : answers.remove();
    if (!answer.error().isEmpty()) {
      exchange.getResponseHeaders().add("x-amzn-ErrorType", answer.error());
    }
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
