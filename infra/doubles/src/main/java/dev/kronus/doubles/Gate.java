package dev.kronus.doubles;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * Stands between one function and the embedded AWS: notes what is asked for, and what of it before
 * the function's snapshot is restored, and keeps what it would have other functions do.
 */
public final class Gate implements AutoCloseable {
  private static final String INVOKE = "/2015-03-31/functions/";
  private static final List<String> PASSED =
      List.of("X-amz-target", "Content-type", "Authorization", "X-amz-date");

  private final URI cloud;
  private final BooleanSupplier restored;
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Map<String, String> invoked = new ConcurrentHashMap<>();

  /**
   * One call.
   *
   * @param operation such as {@code DynamoDB_20120810.GetItem}
   * @param early whether it came before the restore
   */
  public record Asked(String operation, String body, boolean early) {}

  public Gate(String cloud, BooleanSupplier restored) {
    this.cloud = URI.create(cloud);
    this.restored = restored;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Every call, in order. */
  public List<Asked> asked() {
    return asked;
  }

  /** Operations that were called before the restore, such as {@code DynamoDB_20120810.GetItem}. */
  public List<String> early() {
    return asked.stream().filter(Asked::early).map(Asked::operation).toList();
  }

  /** Payloads by the path of the invoked function; none was passed on. */
  public Map<String, String> invoked() {
    return invoked;
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
    threads.shutdownNow();
  }

  private void pass(HttpExchange call) throws IOException {
    String path = call.getRequestURI().toString();
    String operation = call.getRequestHeaders().getFirst("X-amz-target");
    byte[] body = call.getRequestBody().readAllBytes();
    asked.add(
        new Asked(
            operation == null ? call.getRequestMethod() + " " + path : operation,
            new String(body, StandardCharsets.UTF_8),
            !restored.getAsBoolean()));
    if (path.startsWith(INVOKE)) {
      invoked.put(path.substring(INVOKE.length()), new String(body, StandardCharsets.UTF_8));
      call.sendResponseHeaders(202, -1);
    } else {
      answer(call, sent(call, path, body));
    }
    call.close();
  }

  private HttpResponse<byte[]> sent(HttpExchange call, String path, byte[] body)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(cloud.resolve(path))
            .method(call.getRequestMethod(), BodyPublishers.ofByteArray(body));
    for (String name : PASSED) {
      String value = call.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new IOException(ending);
    }
  }

  /** No connection outlives a snapshot. */
  private void answer(HttpExchange call, HttpResponse<byte[]> response) throws IOException {
    if (!restored.getAsBoolean()) {
      call.getResponseHeaders().set("connection", "close");
    }
    for (String name : List.of("content-type", "x-amz-crc32", "x-amzn-errortype")) {
      response.headers().firstValue(name).ifPresent(v -> call.getResponseHeaders().set(name, v));
    }
    int length = response.body().length;
    call.sendResponseHeaders(response.statusCode(), length == 0 ? -1 : length);
    call.getResponseBody().write(response.body());
  }
}
