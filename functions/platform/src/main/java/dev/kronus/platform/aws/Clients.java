package dev.kronus.platform.aws;

import dev.kronus.platform.Config;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.endpoints.AccountIdEndpointMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Builds the SDK's clients with nothing left to look up: the environment says the region, the
 * credentials and, for another cloud than AWS, the endpoint; no profile file is read. They share
 * one HTTP client and live as long as the process.
 */
public final class Clients {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ATTEMPT = Duration.ofSeconds(5);
  private static final Duration CALL = Duration.ofSeconds(12);
  private static final ProfileFile NO_PROFILE = ProfileFile.aggregator().build();
  private static final Credentials CREDENTIALS = new Credentials();
  private static final SdkHttpClient HTTP =
      UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ATTEMPT).build();

  private Clients() {}

  public static DynamoDbClient dynamo() {
    return dynamo(HTTP);
  }

  /** For whoever needs to stand between the table and the wire. */
  public static DynamoDbClient dynamo(SdkHttpClient http) {
    String endpoint = Config.get("AWS_ENDPOINT_URL_DYNAMODB", Config.get("AWS_ENDPOINT_URL", ""));
    return client(
        DynamoDbClient.builder()
            .endpointDiscoveryEnabled(false)
            .accountIdEndpointMode(AccountIdEndpointMode.DISABLED),
        http,
        endpoint);
  }

  public static SchedulerClient scheduler() {
    return client(SchedulerClient.builder());
  }

  public static SecretsManagerClient secrets() {
    return client(SecretsManagerClient.builder());
  }

  public static SnsClient sns() {
    return client(SnsClient.builder());
  }

  public static LambdaClient lambda() {
    return client(LambdaClient.builder());
  }

  /** A client of any further service, on the same terms. */
  public static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
      B builder) {
    return client(builder, HTTP);
  }

  /** The same over another line. */
  static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
      B builder, SdkHttpClient http) {
    return client(builder, http, Config.get("AWS_ENDPOINT_URL", ""));
  }

  /** The same, never repeating a call: for one that is not safe to make twice unasked. */
  public static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C oneShot(
      B builder) {
    ClientOverrideConfiguration once =
        configuration().toBuilder().retryStrategy(AwsRetryStrategy.doNotRetry()).build();
    return client(builder, HTTP, Config.get("AWS_ENDPOINT_URL", ""), once);
  }

  private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
      B builder, SdkHttpClient http, String endpoint) {
    return client(builder, http, endpoint, configuration());
  }

  private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
      B builder, SdkHttpClient http, String endpoint, ClientOverrideConfiguration configuration) {
    if (!endpoint.isEmpty()) {
      builder.endpointOverride(URI.create(endpoint));
    }
    return builder
        .httpClient(http)
        .region(Region.of(Config.get("AWS_REGION")))
        .credentialsProvider(CREDENTIALS)
        .dualstackEnabled(false)
        .fipsEnabled(false)
        .overrideConfiguration(configuration)
        .build();
  }

  private static ClientOverrideConfiguration configuration() {
    return ClientOverrideConfiguration.builder()
        .defaultProfileFile(NO_PROFILE)
        .defaultProfileName("default")
        .retryStrategy(AwsRetryStrategy.standardRetryStrategy())
        .apiCallAttemptTimeout(ATTEMPT)
        .apiCallTimeout(CALL)
        .build();
  }
}
