package dev.kronus.bench.quarkus;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** GET /users/{uid} as one would write it on Quarkus: one GetItem, shown as JSON. */
@Named("read")
public class Read implements RequestHandler<Map<String, Object>, Map<String, Object>> {
  @Inject DynamoDbClient client;
  @Inject ObjectMapper mapper;

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
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
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("statusCode", view.isEmpty() ? 404 : 200);
    reply.put("body", json(view));
    return reply;
  }

  private String json(Map<String, Object> view) {
    try {
      return mapper.writeValueAsString(view);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
