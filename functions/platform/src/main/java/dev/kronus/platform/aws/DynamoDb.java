package dev.kronus.platform.aws;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.kronus.platform.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/**
 * DynamoDB's own protocol: a JSON object there, a JSON object back. The SDK's client says the same,
 * and takes most of a cold start to get ready for it. A call that got no answer, or one that only
 * the moment is to blame for, is made again, so it has to be one that may be repeated.
 */
public final class DynamoDb {
  private static final Duration ATTEMPT = Duration.ofSeconds(5);
  private static final Duration CALL = Duration.ofSeconds(12);
  private static final int TRIES = 3;
  private static final int PAUSE_MILLIS = 100;
  private static final int THROTTLED_MILLIS = 1000;
  private static final int BAD = 400;

  private final Line line;
  private final URI endpoint;
  private final Supplier<AccessKey> key;
  private final Signer signer;

  DynamoDb(Line line, URI endpoint, String region, Supplier<AccessKey> key) {
    this.line = line;
    this.endpoint = endpoint;
    this.key = key;
    this.signer = new Signer(region, "dynamodb");
  }

  /** Where this process's environment says, as whom it says. */
  public static DynamoDb here() {
    return over(new HttpLine());
  }

  /** The same over another line. */
  public static DynamoDb over(Line line) {
    String region = Config.get("AWS_REGION");
    String domain = region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
    String aws = Config.get("AWS_ENDPOINT_URL", "https://dynamodb." + region + domain);
    String endpoint = Config.get("AWS_ENDPOINT_URL_DYNAMODB", aws);
    return new DynamoDb(line, URI.create(endpoint), region, AccessKey::current);
  }

  /**
   * What DynamoDB answers.
   *
   * @throws DynamoFault when it says no, and says it again
   * @throws UncheckedIOException when nothing comes back
   */
  public Map<String, Object> call(String operation, Map<String, ?> body) {
    long until = System.nanoTime() + CALL.toNanos();
    byte[] said = bytes(body);
    for (int tried = 1; ; tried++) {
      try {
        return once(operation, said, left(until));
      } catch (DynamoFault fault) {
        int pause = fault.isThrottling() ? THROTTLED_MILLIS : PAUSE_MILLIS;
        if (!fault.isPassing() || tried == TRIES || !paused(pause << (tried - 1), until)) {
          throw fault;
        }
      } catch (IOException unreached) {
        if (tried == TRIES || !paused(PAUSE_MILLIS << (tried - 1), until)) {
          throw new UncheckedIOException(unreached);
        }
      }
    }
  }

  private Map<String, Object> once(String operation, byte[] body, Duration patience)
      throws IOException {
    Map<String, String> headers =
        Map.of(
            "content-type",
            "application/x-amz-json-1.0",
            "x-amz-target",
            "DynamoDB_20120810." + operation);
    Map<String, String> signed = signer.signed(endpoint, headers, body, key.get(), Instant.now());
    Line.Answer answer = line.post(endpoint, signed, body, patience);
    if (answer.status() >= BAD) {
      throw DynamoFault.of(answer);
    }
    return JSON.std.mapFrom(answer.body());
  }

  private static byte[] bytes(Map<String, ?> body) {
    try {
      return JSON.std.asBytes(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Duration left(long until) {
    Duration left = Duration.ofNanos(until - System.nanoTime());
    return left.compareTo(ATTEMPT) < 0 ? left.plusMillis(1) : ATTEMPT;
  }

  /** At most so long; false when there is no time left for it, or the thread was interrupted. */
  private static boolean paused(int most, long until) {
    // Not ThreadLocalRandom: functions restored from one snapshot would all pause alike.
    int millis = new SecureRandom().nextInt(most);
    if (left(until).toMillis() <= millis) {
      return false;
    }
    try {
      Thread.sleep(millis);
      return true;
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
