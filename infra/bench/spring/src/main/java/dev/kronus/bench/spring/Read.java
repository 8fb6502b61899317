package dev.kronus.bench.spring;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.cloud.function.context.FunctionRegistration;
import org.springframework.cloud.function.context.FunctionalSpringApplication;
import org.springframework.cloud.function.context.catalog.FunctionTypeUtils;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * GET /users/{uid} on Spring Cloud Function, with its beans declared in the functional way, which
 * starts faster than annotations do: one GetItem, shown as JSON.
 */
@SpringBootConfiguration
public class Read implements ApplicationContextInitializer<GenericApplicationContext> {
  private final DynamoDbClient client =
      DynamoDbClient.builder()
          .httpClient(UrlConnectionHttpClient.create())
          .endpointOverride(URI.create(System.getenv("AWS_ENDPOINT_URL")))
          .region(Region.of(System.getenv("AWS_REGION")))
          .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
          .build();

  /** Where the adapter begins. */
  public static void main(String[] args) {
    FunctionalSpringApplication.run(Read.class, args);
  }

  @Override
  public void initialize(GenericApplicationContext context) {
    Function<Map<String, Object>, Map<String, Object>> read = this::read;
    context.registerBean(
        "read",
        FunctionRegistration.class,
        () ->
            new FunctionRegistration<>(read)
                .type(FunctionTypeUtils.functionType(Map.class, Map.class)));
  }

  private Map<String, Object> read(Map<String, Object> event) {
    String uid = ((Map<?, ?>) event.get("pathParameters")).get("uid").toString();
    Map<String, AttributeValue> key = new HashMap<>();
    key.put("pk", AttributeValue.fromS("USER#" + uid));
    key.put("sk", AttributeValue.fromS("PROFILE"));
    Map<String, AttributeValue> item =
        client
            .getItem(get -> get.tableName(System.getenv("TABLE")).key(key).consistentRead(true))
            .item();
    Map<String, Object> view = new LinkedHashMap<>();
    item.forEach((name, value) -> view.put(name, value.s() == null ? value.n() : value.s()));
    return view;
  }
}
