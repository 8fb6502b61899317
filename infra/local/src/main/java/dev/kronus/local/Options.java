package dev.kronus.local;

import dev.kronus.local.twilio.Account;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How the embedded cloud is started.
 *
 * @param port of the API and of the doors; 0 for any that is free
 * @param awsPort of the AWS protocols and of Twilio's; 0 likewise
 * @param data the folder that keeps everything; without one it forgets
 * @param environment the process's own, where real Twilio keys and another cloud may stand
 * @param start what the clock shows at first; without one, the real time
 * @param ticking whether things fire by themselves as real time passes
 */
public record Options(
    String host,
    int port,
    int awsPort,
    Optional<Path> data,
    Path template,
    Map<String, String> environment,
    Optional<Instant> start,
    boolean ticking) {

  /** For tests: free ports, nothing kept, nothing from outside. */
  public static Options test(Path template) {
    return new Options(
        "127.0.0.1", 0, 0, Optional.empty(), template, Map.of(), Optional.empty(), true);
  }

  /**
   * From system properties, {@code kronus.port} and its like.
   *
   * @throws IllegalArgumentException with one clear sentence
   */
  static Options from(UnaryOperator<String> properties, Map<String, String> environment) {
    Path root = Path.of(value(properties, "kronus.root").orElse("."));
    Path template = root.resolve("template.yaml").normalize();
    if (!Files.isRegularFile(template)) {
      throw new IllegalArgumentException("There is no template.yaml in " + root.toAbsolutePath());
    }
    return new Options(
        value(properties, "kronus.host").orElse("127.0.0.1"),
        port(properties, "kronus.port", 3000),
        port(properties, "kronus.aws.port", 4566),
        value(properties, "kronus.data").map(Path::of),
        template,
        environment,
        Optional.empty(),
        true);
  }

  public Options data(Path folder) {
    return new Options(
        host, port, awsPort, Optional.of(folder), template, environment, start, ticking);
  }

  public Options at(Instant instant) {
    return new Options(
        host, port, awsPort, data, template, environment, Optional.of(instant), ticking);
  }

  public Options ports(int api, int aws) {
    return new Options(host, api, aws, data, template, environment, start, ticking);
  }

  public Options environment(Map<String, String> values) {
    return new Options(host, port, awsPort, data, template, values, start, ticking);
  }

  /** Nothing fires unless the clock is moved. */
  public Options still() {
    return new Options(host, port, awsPort, data, template, environment, start, false);
  }

  /** Real messages are sent when all of Twilio's keys are there. */
  boolean realTwilio() {
    return environment("TWILIO_ACCOUNT_SID").isPresent()
        && environment("TWILIO_AUTH_TOKEN").isPresent()
        && environment("TWILIO_MESSAGING_SERVICE_SID").isPresent();
  }

  /** What webhooks are signed with: the token that Kronus has in its settings. */
  String signingToken(Account account) {
    return realTwilio() ? environment("TWILIO_AUTH_TOKEN").orElseThrow() : account.token();
  }

  /** Another cloud to use instead of the embedded one. */
  Optional<String> otherCloud() {
    return environment("AWS_ENDPOINT_URL");
  }

  Optional<String> environment(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private static int port(UnaryOperator<String> properties, String name, int otherwise) {
    String text = value(properties, name).orElse(String.valueOf(otherwise));
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(name + " must be a port from 0 to 65535, not " + text);
    }
    return port;
  }

  private static Optional<String> value(UnaryOperator<String> properties, String name) {
    return Optional.ofNullable(properties.apply(name)).filter(value -> !value.isBlank());
  }
}
