package dev.kronus.platform.aws;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * Secrets in Secrets Manager, kept for five minutes each. While they cannot be fetched, the old
 * ones serve: an outage of Secrets Manager must not keep an alarm from going out. One that is not
 * there yet is asked for every time, so that it counts as soon as somebody makes it.
 */
public final class AwsSecrets implements Secrets {
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(20);

  private final SecretsManagerClient client;
  private final InstantSource clock = Time.clock();
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(Map<String, Object> json, Instant fresh) {}

  public AwsSecrets(SecretsManagerClient client) {
    this.client = client;
  }

  @Override
  public Optional<Map<String, Object>> read(String name) {
    Known old = known.get(name);
    if (old != null && clock.instant().isBefore(old.fresh())) {
      return Optional.of(old.json());
    }
    try {
      Optional<Map<String, Object>> read = fetch(name);
      keep(name, read.orElse(null), KEPT);
      return read;
    } catch (SdkException | UncheckedIOException e) {
      if (old == null) {
        throw e;
      }
      keep(name, old.json(), PAUSE_AFTER_FAILURE);
      return Optional.of(old.json());
    }
  }

  @Override
  public Optional<Map<String, Object>> readFresh(String name) {
    known.computeIfPresent(name, (same, old) -> new Known(old.json(), Instant.MIN));
    return read(name);
  }

  private void keep(String name, Map<String, Object> json, Duration duration) {
    if (json == null) {
      known.remove(name);
    } else {
      known.put(name, new Known(json, clock.instant().plus(duration)));
    }
  }

  private Optional<Map<String, Object>> fetch(String name) {
    try {
      String text = client.getSecretValue(get -> get.secretId(name)).secretString();
      return Optional.of(Collections.unmodifiableMap(JSON.std.mapFrom(text)));
    } catch (ResourceNotFoundException absent) {
      return Optional.empty();
    } catch (IOException e) {
      // Not the cause: a parser's message quotes what it could not read.
      throw new UncheckedIOException(new IOException("the secret " + name + " is not JSON"));
    }
  }
}
