package dev.kronus.local.aws;

import dev.kronus.local.Json;
import dev.kronus.local.functions.Failed;
import dev.kronus.local.functions.Functions;
import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Form;
import dev.kronus.local.http.Request;
import dev.kronus.local.template.SecretSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Another cloud, such as LocalStack, that keeps the table, the secrets and the topics instead of
 * the embedded one. Whatever the template asks for and it lacks is made there.
 */
final class OtherCloud {
  private final Forward forward;

  OtherCloud(Forward forward) {
    this.forward = forward;
  }

  Answer answer(Request request) {
    return forward.answer(request);
  }

  void provide(List<SecretSpec> secrets, Set<String> topics) {
    for (SecretSpec secret : secrets) {
      if (secret("DescribeSecret", Map.of("SecretId", secret.name())).status() != 200) {
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("Name", secret.name());
        wish.put("SecretString", secret.text());
        wish.put("ClientRequestToken", UUID.randomUUID().toString());
        expect(secret("CreateSecret", wish));
      }
    }
    for (String topic : topics) {
      String name = topic.substring(topic.lastIndexOf(':') + 1);
      expect(query(Map.of("Action", "CreateTopic", "Version", "2010-03-31", "Name", name)));
    }
  }

  /** The current JSON of a secret; empty when there is none. */
  Map<String, Object> current(String name) {
    Answer.Whole answer = secret("GetSecretValue", Map.of("SecretId", name));
    return answer.status() == 200
        ? Json.object(String.valueOf(Json.read(answer.body()).get("SecretString"))).orElse(Map.of())
        : Map.of();
  }

  void overlay(String name, Map<String, Object> values) {
    Map<String, Object> merged = new LinkedHashMap<>(current(name));
    merged.putAll(values);
    Map<String, Object> wish = new LinkedHashMap<>();
    wish.put("SecretId", name);
    wish.put("SecretString", Json.write(merged));
    wish.put("ClientRequestToken", UUID.randomUUID().toString());
    expect(secret("PutSecretValue", wish));
  }

  /** Runs the four steps from here, for the other cloud cannot call our functions. */
  void rotate(List<SecretSpec> secrets, Functions functions) {
    for (SecretSpec secret : secrets) {
      boolean untouched =
          current(secret.name()).equals(Json.object(secret.text()).orElse(Map.of()));
      if (!secret.rotation().isEmpty() && untouched) {
        functions
            .find(secret.rotation())
            .ifPresent(
                function -> {
                  try {
                    Rotation.steps(
                        functions, function, secret.name(), UUID.randomUUID().toString());
                  } catch (Failed failed) {
                    System.err.println(secret.name() + " was not rotated: " + failed.getMessage());
                  }
                });
      }
    }
  }

  private Answer.Whole secret(String operation, Map<String, Object> wish) {
    return send(
        "secretsmanager",
        Map.of(
            "x-amz-target",
            List.of("secretsmanager." + operation),
            "content-type",
            List.of("application/x-amz-json-1.1")),
        Json.bytes(wish));
  }

  private Answer.Whole query(Map<String, String> form) {
    byte[] body = Form.encode(form).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return send("sns", Map.of("content-type", List.of("application/x-www-form-urlencoded")), body);
  }

  /** Signed in form only: such clouds read the service out of it and check nothing. */
  private Answer.Whole send(String service, Map<String, List<String>> headers, byte[] body) {
    Map<String, List<String>> all = new LinkedHashMap<>(headers);
    all.put("x-amz-date", List.of("20260101T000000Z"));
    all.put(
        "authorization",
        List.of(
            "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/"
                + service
                + "/aws4_request, SignedHeaders=host, Signature=0"));
    Request request = new Request("POST", "/", null, all, body, false, "127.0.0.1");
    return (Answer.Whole) forward.answer(request);
  }

  private static void expect(Answer.Whole answer) {
    if (answer.status() != 200) {
      throw new IllegalStateException("the other cloud refused: " + answer.text());
    }
  }
}
