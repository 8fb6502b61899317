package dev.kronus.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** One port, and whoever answers behind it; a virtual thread for each request. */
public final class Door implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Door.class.getName());

  /** API Gateway's limit; the AWS calls that Kronus makes are far smaller. */
  private static final int LARGEST = 10 * 1024 * 1024;

  /** A caller that keeps sending is heard out so far, so that it can read its refusal. */
  private static final long PATIENCE = 8L * LARGEST;

  static {
    // Without it every small answer waits 40 ms for the caller's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private boolean opened;

  private Door(HttpServer server) {
    this.server = server;
  }

  /**
   * Takes the port; nobody answers until {@link #open}.
   *
   * @param port 0 for any that is free
   * @throws Taken when somebody else has it
   */
  public static Door bind(String host, int port) {
    try {
      return new Door(HttpServer.create(new InetSocketAddress(host, port), 256));
    } catch (BindException taken) {
      throw new Taken(host, port, taken);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void open(Function<Request, Answer> behind) {
    opened = true;
    server.createContext("/", exchange -> serve(exchange, behind));
    server.setExecutor(threads);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    if (!opened) {
      // The JDK's server lets go of its port only once it has run.
      open(request -> Answer.empty(503));
    }
    server.stop(0);
    threads.shutdownNow();
  }

  private static void serve(HttpExchange exchange, Function<Request, Answer> behind)
      throws IOException {
    try (exchange) {
      Request request = read(exchange);
      Answer answer;
      try {
        answer = behind.apply(request);
      } catch (RuntimeException fault) {
        LOG.log(System.Logger.Level.ERROR, "A door failed", fault);
        answer = Answer.json(500, Map.of("message", "The embedded cloud failed; see its log."));
      }
      send(exchange, request, answer);
    }
  }

  private static Request read(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    InputStream in = exchange.getRequestBody();
    byte[] body = in.readNBytes(LARGEST + 1);
    boolean tooLarge = body.length > LARGEST;
    if (tooLarge) {
      in.skip(PATIENCE);
    }
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        exchange.getRequestURI().getRawQuery(),
        headers,
        tooLarge ? new byte[0] : body,
        tooLarge,
        exchange.getRemoteAddress().getAddress().getHostAddress());
  }

  private static void send(HttpExchange exchange, Request request, Answer answer)
      throws IOException {
    if (request.header("connection").orElse("").equalsIgnoreCase("close")) {
      // Said aloud, or the JDK's own client takes the connection for one it may use again.
      exchange.getResponseHeaders().set("Connection", "close");
    }
    switch (answer) {
      case Answer.Broken broken -> exchange.close();
      case Answer.Whole whole -> {
        whole.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
        boolean bodiless = request.method().equals("HEAD") || whole.body().length == 0;
        exchange.sendResponseHeaders(whole.status(), bodiless ? -1 : whole.body().length);
        if (!bodiless) {
          exchange.getResponseBody().write(whole.body());
        }
      }
      case Answer.Stream stream -> stream(exchange, stream);
    }
  }

  private static void stream(HttpExchange exchange, Answer.Stream stream) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", stream.type());
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    try {
      stream.writer().write(exchange.getResponseBody());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /** Somebody else listens on the port. */
  public static final class Taken extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int port;

    Taken(String host, int port, Throwable cause) {
      super("Port " + port + " on " + host + " is taken", cause);
      this.port = port;
    }

    public int port() {
      return port;
    }
  }
}
