package dev.kronus.doubles;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lambda's Runtime API for one process, as "Using the Lambda runtime API" in the AWS documentation
 * tells it: one event is handed out, once or again and again, and what becomes of it is kept.
 */
public final class RuntimeApi implements AutoCloseable {
  private static final String PATH = "/2018-06-01/runtime/";

  /**
   * What the process reported: {@code response}, {@code error}, or {@code init/error}.
   *
   * @param handed when the event was handed out, by {@link System#nanoTime}
   * @param nanos when the report came
   */
  public record Outcome(String kind, String body, long handed, long nanos) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger left;
  private final AtomicBoolean restored = new AtomicBoolean();
  private final String event;
  private final Runnable before;
  private volatile long handed;

  /** For a process that gets the event once. */
  public RuntimeApi(String event) {
    this(event, 1, () -> {});
  }

  /** For one that gets it so many times, each time after {@code before} has run. */
  public RuntimeApi(String event, int times, Runnable before) {
    this.event = event;
    this.before = before;
    this.left = new AtomicInteger(times);
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
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Whether the process has come past its checkpoint. */
  public boolean isRestored() {
    return restored.get();
  }

  /** The next report that nobody has asked for yet. */
  public Outcome outcome(Duration patience) throws InterruptedException {
    Outcome next = outcomes.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    return next == null
        ? new Outcome("nothing after " + patience.toSeconds() + " s", "", 0, 0)
        : next;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void next(HttpExchange call) throws IOException {
    if (left.getAndDecrement() <= 0) {
      hold();
      return;
    }
    var headers = call.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", "1");
    headers.set(
        "Lambda-Runtime-Deadline-Ms", Long.toString(Instant.now().plusSeconds(20).toEpochMilli()));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:1:function:f");
    before.run();
    handed = System.nanoTime();
    reply(call, 200, event);
  }

  /** There is no further event: the process waits until it is ended. */
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
    byte[] body = call.getRequestBody().readAllBytes();
    long now = System.nanoTime();
    long since = handed;
    reply(call, 202, "{\"status\":\"OK\"}");
    outcomes.add(new Outcome(kind, new String(body, StandardCharsets.UTF_8), since, now));
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
