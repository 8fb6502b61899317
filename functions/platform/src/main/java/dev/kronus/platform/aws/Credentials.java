package dev.kronus.platform.aws;

import dev.kronus.platform.Config;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;

/**
 * The function's own credentials. Lambda puts them into the environment; only a function restored
 * from a snapshot has to ask the local endpoint for them, since a snapshot outlives any
 * credentials.
 */
final class Credentials implements AwsCredentialsProvider {
  private ContainerCredentialsProvider container;

  @Override
  public AwsCredentials resolveCredentials() {
    String id = Config.get("AWS_ACCESS_KEY_ID", "");
    if (id.isEmpty()) {
      return container().resolveCredentials();
    }
    String secret = Config.get("AWS_SECRET_ACCESS_KEY");
    String session = Config.get("AWS_SESSION_TOKEN", "");
    return session.isEmpty()
        ? AwsBasicCredentials.create(id, secret)
        : AwsSessionCredentials.create(id, secret, session);
  }

  private synchronized ContainerCredentialsProvider container() {
    if (container == null) {
      container = ContainerCredentialsProvider.create();
    }
    return container;
  }
}
