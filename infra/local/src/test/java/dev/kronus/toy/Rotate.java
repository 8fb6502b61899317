package dev.kronus.toy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kronus.local.Json;
import dev.kronus.local.Witness;
import dev.kronus.platform.aws.Clients;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Rotates a secret in the four steps, through the real SDK. */
public final class Rotate implements RequestStreamHandler {
  private final SecretsManagerClient secrets = Clients.secrets();

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Map<String, Object> event = Json.read(in.readAllBytes());
    String id = String.valueOf(event.get("SecretId"));
    String token = String.valueOf(event.get("ClientRequestToken"));
    Witness.SEEN.add("rotation " + event.get("Step"));
    switch (String.valueOf(event.get("Step"))) {
      case "createSecret" ->
          secrets.putSecretValue(
              put ->
                  put.secretId(id)
                      .clientRequestToken(token)
                      .secretString("{\"current\":\"" + token + "\"}")
                      .versionStages(List.of("AWSPENDING")));
      case "finishSecret" -> finish(id, token);
      default -> secrets.describeSecret(d -> d.secretId(id));
    }
  }

  private void finish(String id, String token) {
    String current = secrets.getSecretValue(get -> get.secretId(id)).versionId();
    secrets.updateSecretVersionStage(
        update ->
            update
                .secretId(id)
                .versionStage("AWSCURRENT")
                .moveToVersionId(token)
                .removeFromVersionId(current));
  }
}
