package dev.kronus.bench.spring;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/**
 * GET /users/{uid}/contacts/{id} on Spring Cloud Function, with its beans declared in the
 * functional way, which starts faster than annotations do: whoever may, one GetItem, and the body
 * that Kronus answers with.
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
    Map<?, ?> path = (Map<?, ?>) event.get("pathParameters");
    Map<?, ?> said = (Map<?, ?>) event.get("requestContext");
    String uid = path.get("uid").toString();
    if (!uid.equals(((Map<?, ?>) said.get("authorizer")).get("uid"))) {
      return Map.of("success", false);
    }
    long id = Long.parseLong(path.get("id").toString());
    Map<String, AttributeValue> key = new HashMap<>();
    key.put("pk", AttributeValue.fromS("USER#" + uid));
    key.put("sk", AttributeValue.fromS("CONTACT#" + padded(id)));
    GetItemResponse found =
        client.getItem(get -> get.tableName(System.getenv("TABLE")).key(key).consistentRead(true));
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("success", found.hasItem());
    envelope.put("data", found.hasItem() ? shown(uid, id, found.item()) : null);
    return envelope;
  }

  private static Map<String, Object> shown(String uid, long id, Map<String, AttributeValue> item) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", id);
    view.put("user_id", Long.valueOf(uid));
    for (String name : List.of("first_name", "last_name", "phone_number", "email")) {
      view.put(name, item.get(name).s());
    }
    view.put("is_emergency_contact", item.get("is_emergency_contact").bool());
    view.put("priority", Integer.valueOf(item.get("priority").n()));
    view.put("tell_on_duress", item.get("tell_on_duress").bool());
    view.put("verified", item.containsKey("verified_at"));
    view.put("declined", item.containsKey("declined_at"));
    view.put("unreachable", item.containsKey("unreachable_at"));
    for (String name : List.of("invited_at", "created_at", "updated_at")) {
      view.put(name, item.containsKey(name) ? item.get(name).s() : null);
    }
    return view;
  }

  private static String padded(long id) {
    String digits = Long.toString(id);
    return "0".repeat(5 - digits.length()) + digits;
  }
}
