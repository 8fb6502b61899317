package dev.kronus.toy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kronus.local.Json;
import dev.kronus.local.Witness;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** Lets in who says "friend". */
public final class Guard implements RequestStreamHandler {
  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Map<String, Object> event = Json.read(in.readAllBytes());
    Witness.GUARDED.incrementAndGet();
    String who = String.valueOf(Json.named(event.get("headers")).get("Authorization"));
    boolean friend = who.equals("friend") && "REQUEST".equals(event.get("type"));
    Map<String, Object> statement =
        Map.of(
            "Effect",
            friend ? "Allow" : "Deny",
            "Action",
            "execute-api:Invoke",
            "Resource",
            "arn:aws:execute-api:us-east-1:000000000000:local/prod/*");
    out.write(
        Json.bytes(
            Map.of(
                "principalId",
                "7",
                "policyDocument",
                Map.of("Version", "2012-10-17", "Statement", List.of(statement)),
                "context",
                Map.of("uid", 7, "admin", true))));
  }
}
