package dev.kronus.bench.floor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The honest floor: the event to maps, the AWS calls that a function of Kronus was seen to make,
 * and what they answered to JSON. No checks, no types, and nothing of Kronus. {@code FLOOR_CALLS}
 * has the calls: a list of operations, each with its body after it.
 */
public final class Honest implements RequestStreamHandler {
  private final Calls calls = new Calls();

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Map<String, Object> event = JSON.std.mapFrom(in);
    List<Object> wanted = JSON.std.listFrom(System.getenv("FLOOR_CALLS"));
    List<Object> rows = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i += 2) {
      for (Map<String, AttributeValue> item :
          calls.make(wanted.get(i).toString(), (Map<?, ?>) wanted.get(i + 1))) {
        rows.add(plain(item));
      }
    }
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("statusCode", event.isEmpty() ? 400 : 200);
    reply.put("body", JSON.std.asString(rows));
    JSON.std.write(reply, out);
  }

  private static Map<String, Object> plain(Map<String, AttributeValue> item) {
    Map<String, Object> view = new LinkedHashMap<>();
    item.forEach((name, value) -> view.put(name, value.s() == null ? value.n() : value.s()));
    return view;
  }
}
