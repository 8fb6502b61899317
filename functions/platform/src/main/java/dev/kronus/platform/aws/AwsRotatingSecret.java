package dev.kronus.platform.aws;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.kronus.platform.RotatingSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Versions of a secret in Secrets Manager; its staging labels say what they are. */
public final class AwsRotatingSecret implements RotatingSecret {
  private static final String CURRENT = "AWSCURRENT";
  private static final String PENDING = "AWSPENDING";

  private final SecretsManagerClient client;

  public AwsRotatingSecret(SecretsManagerClient client) {
    this.client = client;
  }

  @Override
  public Optional<Map<String, Object>> current(String secret) {
    return read(get -> get.secretId(secret).versionStage(CURRENT));
  }

  @Override
  public Optional<Map<String, Object>> version(String secret, String version) {
    return read(get -> get.secretId(secret).versionId(version));
  }

  @Override
  public void putPending(String secret, String version, Map<String, Object> json) {
    String text = written(json);
    client.putSecretValue(
        put ->
            put.secretId(secret)
                .clientRequestToken(version)
                .secretString(text)
                .versionStages(PENDING));
  }

  @Override
  public void makeCurrent(String secret, String version) {
    String old =
        client.describeSecret(d -> d.secretId(secret)).versionIdsToStages().entrySet().stream()
            .filter(entry -> entry.getValue().contains(CURRENT))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(null);
    if (!version.equals(old)) {
      client.updateSecretVersionStage(
          move ->
              move.secretId(secret)
                  .versionStage(CURRENT)
                  .moveToVersionId(version)
                  .removeFromVersionId(old));
    }
  }

  private Optional<Map<String, Object>> read(Consumer<GetSecretValueRequest.Builder> request) {
    try {
      return Optional.of(JSON.std.mapFrom(client.getSecretValue(request).secretString()));
    } catch (ResourceNotFoundException absent) {
      return Optional.empty();
    } catch (IOException unreadable) {
      // Not the cause: a parser's message quotes what it could not read.
      throw new UncheckedIOException(new IOException("the secret is not JSON"));
    }
  }

  private static String written(Map<String, Object> json) {
    try {
      return JSON.std.asString(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(new IOException("the secret cannot be written as JSON"));
    }
  }
}
