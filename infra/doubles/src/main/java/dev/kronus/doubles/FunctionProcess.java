package dev.kronus.doubles;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function in a JVM of its own, run by AWS's runtime interface client as Lambda does it. The
 * client is an optional dependency of this module: who wants it here has to name it.
 */
public final class FunctionProcess implements AutoCloseable {
  /** The runtime's own jars; the function's comes after them. */
  private static final String RUNTIME =
      Stream.of(AWSLambda.class, PojoSerializer.class, Context.class, utilities())
          .map(FunctionProcess::home)
          .collect(Collectors.joining(File.pathSeparator));

  /**
   * The client's native library, unpacked once and named as Lambda's own runtime names it. By
   * itself every start writes it to the same path, under any other that has it open.
   */
  private static final List<String> LIBRARY =
      unpacked()
          .map(
              file ->
                  "-D" + AWSLambda.class.getPackageName() + ".runtimeapi.NativeClient.JNI=" + file)
          .stream()
          .toList();

  private final Process process;
  private final Path log;

  private FunctionProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param path where its classes are
   * @param flags for the JVM, beside those in {@code JAVA_TOOL_OPTIONS}
   * @param logs the folder for what it writes
   */
  public static FunctionProcess start(
      String handler, String path, List<String> flags, Map<String, String> environment, Path logs) {
    return start(List.of(), handler, path, flags, environment, logs);
  }

  /**
   * The same by a command that becomes the JVM, such as {@code taskset -c 1}.
   *
   * @param by the command, with its own arguments; empty for none
   */
  public static FunctionProcess start(
      List<String> by,
      String handler,
      String path,
      List<String> flags,
      Map<String, String> environment,
      Path logs) {
    ProcessBuilder builder =
        new ProcessBuilder(command(by, handler, path, flags)).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("_HANDLER", handler);
    try {
      Path log = Files.createDirectories(logs).resolve(name(handler) + ".log");
      builder.redirectOutput(log.toFile());
      return new FunctionProcess(builder.start(), log);
    } catch (IOException unstartable) {
      throw new UncheckedIOException(unstartable);
    }
  }

  private static List<String> command(
      List<String> by, String handler, String path, List<String> flags) {
    List<String> command = new ArrayList<>(by);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(LIBRARY);
    command.addAll(List.of("-cp", RUNTIME + File.pathSeparator + path));
    command.addAll(List.of(AWSLambda.class.getName(), handler));
    return command;
  }

  private static Optional<Path> unpacked() {
    String arch = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    boolean musl =
        Files.exists(
            Path.of("/lib/ld-musl-" + (arch.equals("x86_64") ? arch : "aarch64") + ".so.1"));
    String name = "/jni/libaws-lambda-jni.linux%s-%s.so".formatted(musl ? "_musl" : "", arch);
    try (InputStream library = AWSLambda.class.getResourceAsStream(name)) {
      if (library == null) {
        return Optional.empty();
      }
      Path file = Files.createTempFile("kronus-runtime", ".so");
      file.toFile().deleteOnExit();
      Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
      return Optional.of(file);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** The CPU time it took so far, which says more than the clock on a busy machine. */
  public Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  public long pid() {
    return process.pid();
  }

  /** What it wrote so far. */
  public String output() {
    try {
      return Files.readString(log);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("process " + process.pid() + " does not end");
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private static String name(String handler) {
    return handler.substring(handler.lastIndexOf('.') + 1).replace("::handleRequest", "");
  }

  /** Comes along with the runtime, which alone uses it. */
  private static Class<?> utilities() {
    try {
      return Class.forName("software.amazon.awssdk.utilslite.SdkInternalThreadLocal");
    } catch (ClassNotFoundException absent) {
      throw new IllegalStateException(absent);
    }
  }

  private static String home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
