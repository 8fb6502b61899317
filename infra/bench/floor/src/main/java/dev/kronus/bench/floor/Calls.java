package dev.kronus.bench.floor;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.endpoints.AccountIdEndpointMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** DynamoDB's three reads; the client has nothing left to look up, as a careful one would. */
final class Calls {
  private final DynamoDbClient client =
      DynamoDbClient.builder()
          .httpClient(UrlConnectionHttpClient.create())
          .endpointOverride(URI.create(System.getenv("AWS_ENDPOINT_URL")))
          .region(Region.of(System.getenv("AWS_REGION")))
          .credentialsProvider(
              StaticCredentialsProvider.create(
                  AwsBasicCredentials.create(
                      System.getenv("AWS_ACCESS_KEY_ID"), System.getenv("AWS_SECRET_ACCESS_KEY"))))
          .endpointDiscoveryEnabled(false)
          .accountIdEndpointMode(AccountIdEndpointMode.DISABLED)
          .dualstackEnabled(false)
          .fipsEnabled(false)
          .overrideConfiguration(
              override ->
                  override
                      .defaultProfileFile(ProfileFile.aggregator().build())
                      .defaultProfileName("default"))
          .build();

  List<Map<String, AttributeValue>> make(String operation, Map<?, ?> body) {
    return switch (operation) {
      case "GetItem" -> List.of(get(body));
      case "BatchGetItem" -> getAll((Map<?, ?>) body.get("RequestItems"));
      case "Query" -> query(body);
      default -> throw new IllegalArgumentException(operation);
    };
  }

  private Map<String, AttributeValue> get(Map<?, ?> body) {
    return client
        .getItem(
            request ->
                request
                    .tableName(text(body, "TableName"))
                    .key(values((Map<?, ?>) body.get("Key")))
                    .consistentRead((Boolean) body.get("ConsistentRead")))
        .item();
  }

  private List<Map<String, AttributeValue>> getAll(Map<?, ?> tables) {
    Map<String, KeysAndAttributes> wanted = new LinkedHashMap<>();
    tables.forEach((table, body) -> wanted.put(table.toString(), keys((Map<?, ?>) body)));
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    client
        .batchGetItem(request -> request.requestItems(wanted))
        .responses()
        .values()
        .forEach(found::addAll);
    return found;
  }

  private static KeysAndAttributes keys(Map<?, ?> body) {
    List<Map<String, AttributeValue>> keys = new ArrayList<>();
    ((List<?>) body.get("Keys")).forEach(key -> keys.add(values((Map<?, ?>) key)));
    return KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
  }

  private List<Map<String, AttributeValue>> query(Map<?, ?> body) {
    Map<String, String> names = new LinkedHashMap<>();
    ((Map<?, ?>) body.get("ExpressionAttributeNames"))
        .forEach((name, of) -> names.put(name.toString(), of.toString()));
    return client
        .query(
            request ->
                request
                    .tableName(text(body, "TableName"))
                    .indexName(text(body, "IndexName"))
                    .consistentRead((Boolean) body.get("ConsistentRead"))
                    .keyConditionExpression(text(body, "KeyConditionExpression"))
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(
                        values((Map<?, ?>) body.get("ExpressionAttributeValues")))
                    .scanIndexForward((Boolean) body.get("ScanIndexForward"))
                    .limit((Integer) body.get("Limit")))
        .items();
  }

  private static String text(Map<?, ?> body, String name) {
    Object value = body.get(name);
    return value == null ? null : value.toString();
  }

  private static Map<String, AttributeValue> values(Map<?, ?> typed) {
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    typed.forEach(
        (name, value) -> {
          Map<?, ?> one = (Map<?, ?>) value;
          Object text = one.get("S");
          values.put(
              name.toString(),
              text == null
                  ? AttributeValue.fromN(one.get("N").toString())
                  : AttributeValue.fromS(text.toString()));
        });
    return values;
  }
}
