package dev.kronus.platform.aws;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The function's own key, for the SDK's clients. */
final class Credentials implements AwsCredentialsProvider {
  @Override
  public AwsCredentials resolveCredentials() {
    AccessKey key = AccessKey.current();
    return key.session().isEmpty()
        ? AwsBasicCredentials.create(key.id(), key.secret())
        : AwsSessionCredentials.create(key.id(), key.secret(), key.session());
  }
}
