package dev.kronus.local.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kronus.local.template.FunctionSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** The template's functions, run in this process; each is made once, when it is first called. */
public final class Functions implements AutoCloseable {
  private final Map<String, FunctionSpec> specs = new LinkedHashMap<>();
  private final Map<String, RequestStreamHandler> warm = new ConcurrentHashMap<>();
  private final FunctionLoader loader = new FunctionLoader();

  /**
   * Real threads: while a few virtual ones hash passwords nobody else would get a turn, and calls
   * that wait for an answer would time out.
   */
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("function-", 0).factory());

  private final AtomicLong runs = new AtomicLong();
  private volatile Uptime uptime = Uptime.RUNS;

  /** What the functions see as their environment and as their clock is set before any is made. */
  public Functions(
      List<FunctionSpec> functions, Map<String, String> environment, InstantSource clock) {
    functions.forEach(function -> specs.put(function.id(), function));
    tell("dev.kronus.platform.Config", Map.class, environment);
    tell("dev.kronus.platform.Time", InstantSource.class, clock);
  }

  public Collection<FunctionSpec> all() {
    return specs.values();
  }

  public FunctionSpec byId(String id) {
    return Optional.ofNullable(specs.get(id))
        .orElseThrow(() -> new IllegalArgumentException("the template has no function " + id));
  }

  /** By name or ARN, with or without the alias {@code live}, as Lambda's own calls name it. */
  public Optional<FunctionSpec> find(String reference) {
    int named = reference.indexOf(":function:");
    String rest = named < 0 ? reference : reference.substring(named + ":function:".length());
    String[] parts = rest.split(":", 2);
    boolean qualified = parts.length == 2;
    return specs.values().stream()
        .filter(function -> function.name().equals(parts[0]))
        .filter(
            function ->
                !qualified
                    || parts[1].equals("$LATEST")
                    || (function.alias() && (parts[1].equals("live") || parts[1].equals("1"))))
        .findFirst();
  }

  /** How often any function has run: the same number twice means that none did between. */
  public long runs() {
    return runs.get();
  }

  /** Stops all of them from running, or lets them run again. */
  public void uptime(Uptime wish) {
    uptime = wish;
  }

  public Uptime uptime() {
    return uptime;
  }

  /** Runs a function and waits for what it answers. */
  public byte[] call(FunctionSpec function, byte[] event) throws Failed {
    if (uptime == Uptime.DOWN) {
      throw new Failed("ServiceException", "Kronus is down", null);
    }
    Future<byte[]> answer = threads.submit(() -> run(function, event));
    try {
      return answer.get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      answer.cancel(true);
      String message = "Task timed out after " + function.timeout().toSeconds() + " seconds";
      throw new Failed("Sandbox.Timedout", message, late);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new Failed(cause.getClass().getName(), String.valueOf(cause.getMessage()), cause);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new Failed("Interrupted", "The embedded cloud is closing", closing);
    } finally {
      runs.incrementAndGet();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      loader.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private byte[] run(FunctionSpec function, byte[] event) throws IOException {
    Thread.currentThread().setContextClassLoader(loader);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    warm.computeIfAbsent(function.id(), any -> make(function))
        .handleRequest(new ByteArrayInputStream(event), out, new Invocation(function));
    return out.toByteArray();
  }

  private RequestStreamHandler make(FunctionSpec function) {
    try {
      return (RequestStreamHandler)
          loader.loadClass(function.handler()).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(function.id() + " cannot be made", e);
    }
  }

  private <T> void tell(String type, Class<T> accepts, T value) {
    try {
      loader.loadClass(type).getMethod("use", accepts).invoke(null, value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
