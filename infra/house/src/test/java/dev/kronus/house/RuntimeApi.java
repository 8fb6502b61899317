package dev.kronus.house;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lambda's Runtime API for one process, as "Using the Lambda runtime API" in the AWS documentation
 * tells it: one event is handed out, and what becomes of it is kept.
 */
final class RuntimeApi implements AutoCloseable {
  private static final String PATH = "/2018-06-01/runtime/";

  /** What the process reported: {@code response}, {@code error}, or {@code init/error}. */
  record Outcome(String kind, String body, long nanos) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicBoolean handedOut = new AtomicBoolean();
  private final AtomicBoolean restored = new AtomicBoolean();
  private final String event;

  RuntimeApi(String event) {
    this.event = event;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.setExecutor(threads);
    server.createContext(PATH + "invocation/next", this::next);
    server.createContext(PATH + "invocation/1/response", call -> report(call, "response"));
    server.createContext(PATH + "invocation/1/error", call -> report(call, "error"));
    server.createContext(PATH + "init/error", call -> report(call, "init/error"));
    server.createContext(PATH + "restore/error", call -> report(call, "restore/error"));
    server.createContext(PATH + "restore/next", this::restore);
    server.createContext("/credentials", RuntimeApi::credentials);
    server.start();
  }

  /** {@code AWS_LAMBDA_RUNTIME_API}. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Whether the process has come past its checkpoint. */
  boolean isRestored() {
    return restored.get();
  }

  Outcome outcome(Duration patience) throws InterruptedException {
    try {
      return outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException silent) {
      return new Outcome("nothing after " + patience.toSeconds() + " s", "", 0);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void next(HttpExchange call) throws IOException {
    if (!handedOut.compareAndSet(false, true)) {
      hold();
      return;
    }
    var headers = call.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", "1");
    headers.set(
        "Lambda-Runtime-Deadline-Ms", Long.toString(Instant.now().plusSeconds(20).toEpochMilli()));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:1:function:f");
    reply(call, 200, event);
  }

  /** There is no second event: the process waits until it is ended. */
  private void hold() {
    try {
      closed.await();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private void restore(HttpExchange call) throws IOException {
    restored.set(true);
    reply(call, 200, "");
  }

  private void report(HttpExchange call, String kind) throws IOException {
    long now = System.nanoTime();
    String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    reply(call, 202, "{\"status\":\"OK\"}");
    outcome.complete(new Outcome(kind, body, now));
  }

  /** Where a function restored from a snapshot gets its credentials. */
  private static void credentials(HttpExchange call) throws IOException {
    reply(
        call,
        200,
        "{\"AccessKeyId\":\"local\",\"SecretAccessKey\":\"local\",\"Token\":\"local\",\"Expiration\":\""
            + Instant.now().plus(Duration.ofHours(6))
            + "\"}");
  }

  private static void reply(HttpExchange call, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }
}
