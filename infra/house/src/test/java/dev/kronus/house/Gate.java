package dev.kronus.house;

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
 * Stands between one function and the embedded AWS: notes what is asked for before the function's
 * snapshot is restored, and keeps what it would have other functions do.
 */
final class Gate implements AutoCloseable {
  private static final String INVOKE = "/2015-03-31/functions/";
  private static final List<String> PASSED =
      List.of("X-amz-target", "Content-type", "Authorization", "X-amz-date");

  private final URI cloud;
  private final BooleanSupplier restored;
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> early = new CopyOnWriteArrayList<>();
  private final Map<String, String> invoked = new ConcurrentHashMap<>();

  Gate(String cloud, BooleanSupplier restored) {
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

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Operations that were called before the restore, such as {@code DynamoDB_20120810.GetItem}. */
  List<String> early() {
    return early;
  }

  /** Payloads by the path of the invoked function; none was passed on. */
  Map<String, String> invoked() {
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
    if (!restored.getAsBoolean()) {
      early.add(operation == null ? call.getRequestMethod() + " " + path : operation);
    }
    byte[] body = call.getRequestBody().readAllBytes();
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

  private static void answer(HttpExchange call, HttpResponse<byte[]> response) throws IOException {
    for (String name : List.of("content-type", "x-amz-crc32", "x-amzn-errortype")) {
      response.headers().firstValue(name).ifPresent(v -> call.getResponseHeaders().set(name, v));
    }
    int length = response.body().length;
    call.sendResponseHeaders(response.statusCode(), length == 0 ? -1 : length);
    call.getResponseBody().write(response.body());
  }
}
