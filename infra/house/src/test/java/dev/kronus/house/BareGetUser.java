package dev.kronus.house;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.kronus.platform.aws.Clients;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The least that can answer GET /users/{uid}: the event to maps, one GetItem, maps to JSON; no
 * checks, no types. Its client is set up as thriftily as ours. {@link ColdStart} holds GetUser
 * against it.
 */
public final class BareGetUser implements RequestStreamHandler {
  private final DynamoDbClient client = Clients.dynamo();

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Map<String, Object> event = JSON.std.mapFrom(in);
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
    reply.put("body", JSON.std.asString(view));
    JSON.std.write(reply, out);
  }
}
