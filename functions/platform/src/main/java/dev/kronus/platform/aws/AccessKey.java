package dev.kronus.platform.aws;

import dev.kronus.platform.Config;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;

/**
 * As whom a function calls AWS. Lambda puts it into the environment; only a function restored from
 * a snapshot has to ask the local endpoint for it, since a snapshot outlives any key.
 *
 * @param session the token that belongs to a temporary key; empty for one that is not
 */
record AccessKey(String id, String secret, String session) {
  /** Asks, and asks again in time; made when it is first needed. */
  private static final class Asked {
    private static final ContainerCredentialsProvider PROVIDER =
        ContainerCredentialsProvider.create();

    static AccessKey key() {
      AwsCredentials found = PROVIDER.resolveCredentials();
      String session = "";
      if (found instanceof AwsSessionCredentials temporary) {
        session = temporary.sessionToken();
      }
      return new AccessKey(found.accessKeyId(), found.secretAccessKey(), session);
    }
  }

  static AccessKey current() {
    String id = Config.get("AWS_ACCESS_KEY_ID", "");
    if (id.isEmpty()) {
      return Asked.key();
    }
    String session = Config.get("AWS_SESSION_TOKEN", "");
    return new AccessKey(id, Config.get("AWS_SECRET_ACCESS_KEY"), session);
  }

  @Override
  public String toString() {
    return "AccessKey " + id;
  }
}
