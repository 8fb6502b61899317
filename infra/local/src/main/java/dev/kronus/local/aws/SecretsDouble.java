package dev.kronus.local.aws;

import dev.kronus.local.Json;
import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import dev.kronus.local.template.SecretSpec;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Secrets Manager's JSON protocol. */
final class SecretsDouble {
  private final SecretBook secrets;
  private final InstantSource clock;
  private final Rotation rotation;

  SecretsDouble(SecretBook secrets, InstantSource clock, Rotation rotation) {
    this.secrets = secrets;
    this.clock = clock;
    this.rotation = rotation;
  }

  Answer answer(String operation, Request request) {
    try {
      Map<String, Object> body =
          Json.object(request.text()).orElseThrow(() -> Fault.invalid("The body is no JSON."));
      Map<String, Object> result =
          switch (operation) {
            case "GetRandomPassword" -> Map.of("RandomPassword", SecretSpec.password(body));
            case "ListSecrets" -> secrets.locked(() -> list());
            case "RotateSecret" -> rotate(body);
            case "CreateSecret" -> create(body);
            default -> secrets.locked(() -> one(operation, body));
          };
      return Answer.of(200, "application/x-amz-json-1.1", Json.bytes(result));
    } catch (Fault fault) {
      return fault.json();
    }
  }

  private Map<String, Object> one(String operation, Map<String, Object> body) {
    Secret secret = secrets.get(text(body, "SecretId").orElse(""));
    return switch (operation) {
      case "GetSecretValue" -> value(secret, body);
      case "PutSecretValue" -> put(secret, body);
      case "DescribeSecret" -> describe(secret);
      case "UpdateSecretVersionStage" -> move(secret, body);
      default -> throw new Fault(400, "UnknownOperationException", operation + " is not here.");
    };
  }

  private static Map<String, Object> value(Secret secret, Map<String, Object> body) {
    String stage = text(body, "VersionStage").orElse(Secret.CURRENT);
    Secret.Version version =
        secret
            .find(text(body, "VersionId"), stage)
            .filter(found -> found.text() != null)
            .filter(found -> !body.containsKey("VersionStage") || found.stages().contains(stage))
            .orElseThrow(
                () ->
                    new Fault(
                        400,
                        "ResourceNotFoundException",
                        "Secrets Manager can't find the specified secret value for staging label: "
                            + stage));
    Map<String, Object> shown = identity(secret);
    shown.put("VersionId", version.id());
    shown.put("SecretString", version.text());
    shown.put("VersionStages", List.copyOf(version.stages()));
    shown.put("CreatedDate", Schedule.seconds(version.created()));
    return shown;
  }

  private Map<String, Object> put(Secret secret, Map<String, Object> body) {
    String id = text(body, "ClientRequestToken").orElseGet(() -> UUID.randomUUID().toString());
    Set<String> stages = new LinkedHashSet<>();
    if (body.get("VersionStages") instanceof List<?> list) {
      list.forEach(stage -> stages.add(String.valueOf(stage)));
    } else {
      stages.add(Secret.CURRENT);
    }
    secret.put(id, text(body, "SecretString").orElse(""), stages, clock.instant());
    Map<String, Object> shown = identity(secret);
    shown.put("VersionId", id);
    shown.put("VersionStages", List.copyOf(stages));
    return shown;
  }

  private static Map<String, Object> describe(Secret secret) {
    Map<String, Object> shown = identity(secret);
    Map<String, Object> stages = new LinkedHashMap<>();
    secret
        .versions()
        .values()
        .forEach(version -> stages.put(version.id(), List.copyOf(version.stages())));
    shown.put("VersionIdsToStages", stages);
    shown.put("RotationEnabled", !secret.rotation().isEmpty());
    if (!secret.rotation().isEmpty()) {
      shown.put("RotationLambdaARN", secret.rotation());
    }
    secret.rotated().ifPresent(when -> shown.put("LastRotatedDate", Schedule.seconds(when)));
    return shown;
  }

  private static Map<String, Object> move(Secret secret, Map<String, Object> body) {
    String stage = text(body, "VersionStage").orElseThrow(() -> Fault.invalid("VersionStage?"));
    Optional<String> to = text(body, "MoveToVersionId");
    Optional<String> from = text(body, "RemoveFromVersionId");
    String holder = secret.find(Optional.empty(), stage).map(Secret.Version::id).orElse(null);
    if (holder != null && !holder.equals(to.orElse(null)) && !from.equals(Optional.of(holder))) {
      throw new Fault(
          400,
          "InvalidParameterException",
          "The parameter RemoveFromVersionId can't be empty. Staging label "
              + stage
              + " is currently attached to version "
              + holder
              + ".");
    }
    to.ifPresentOrElse(
        id -> secret.move(stage, id), () -> from.ifPresent(id -> secret.without(stage, id)));
    secret.prune();
    return identity(secret);
  }

  private Map<String, Object> rotate(Map<String, Object> body) {
    Secret secret = secrets.locked(() -> secrets.get(text(body, "SecretId").orElse("")));
    String token = text(body, "ClientRequestToken").orElseGet(() -> UUID.randomUUID().toString());
    rotation.start(secret, token);
    Map<String, Object> shown = identity(secret);
    shown.put("VersionId", token);
    return shown;
  }

  private Map<String, Object> create(Map<String, Object> body) {
    String name = text(body, "Name").orElseThrow(() -> Fault.invalid("Name?"));
    String id = text(body, "ClientRequestToken").orElseGet(() -> UUID.randomUUID().toString());
    Secret made = secrets.create(name, text(body, "SecretString").orElse(""), id, clock.instant());
    Map<String, Object> shown = identity(made);
    shown.put("VersionId", id);
    return shown;
  }

  private Map<String, Object> list() {
    return Map.of("SecretList", secrets.all().stream().map(SecretsDouble::describe).toList());
  }

  private static Map<String, Object> identity(Secret secret) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("ARN", secret.arn());
    shown.put("Name", secret.name());
    return shown;
  }

  private static Optional<String> text(Map<String, Object> body, String name) {
    return Optional.ofNullable((String) body.get(name));
  }
}
