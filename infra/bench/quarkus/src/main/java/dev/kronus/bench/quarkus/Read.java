package dev.kronus.bench.quarkus;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/**
 * GET /users/{uid}/contacts/{id} as one would write it on Quarkus: whoever may, one GetItem, and
 * the answer that Kronus gives.
 */
@Named("read")
public class Read implements RequestHandler<Map<String, Object>, Map<String, Object>> {
  @Inject DynamoDbClient client;
  @Inject ObjectMapper mapper;

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    Map<?, ?> path = (Map<?, ?>) event.get("pathParameters");
    Map<?, ?> said = (Map<?, ?>) event.get("requestContext");
    String uid = path.get("uid").toString();
    if (!uid.equals(((Map<?, ?>) said.get("authorizer")).get("uid"))) {
      return reply(403, Map.of("success", false));
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
    return reply(found.hasItem() ? 200 : 404, envelope);
  }

  private Map<String, Object> reply(int status, Map<String, Object> body) {
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("statusCode", status);
    reply.put("headers", Map.of("content-type", "application/json"));
    reply.put("body", json(body));
    return reply;
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

  private String json(Map<String, Object> view) {
    try {
      return mapper.writeValueAsString(view);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
