package software.amazon.awssdk.regions;

import software.amazon.awssdk.regions.servicemetadata.DynamodbServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.EmailServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.LambdaServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.SchedulerServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.SecretsmanagerServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.SnsServiceMetadata;

/**
 * Stands in for the SDK's class of this name, which makes an object of a class for each of more
 * than 300 services of AWS before the first client is built: a tenth of a read's cold start (ADR
 * 018). It knows the services that Kronus calls by the SDK's own descriptions of them, made when
 * asked for.
 */
public final class GeneratedServiceMetadataProvider implements ServiceMetadataProvider {
  /**
   * @param prefix the first word of the service's endpoints
   * @return null for all others: the SDK then takes its general description, as it does for a
   *     service that is younger than itself
   */
  @Override
  public ServiceMetadata serviceMetadata(String prefix) {
    return switch (prefix) {
      case "dynamodb" -> new DynamodbServiceMetadata();
      case "email" -> new EmailServiceMetadata();
      case "lambda" -> new LambdaServiceMetadata();
      case "scheduler" -> new SchedulerServiceMetadata();
      case "secretsmanager" -> new SecretsmanagerServiceMetadata();
      case "sns" -> new SnsServiceMetadata();
      default -> null;
    };
  }
}
