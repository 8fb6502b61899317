package dev.kronus.local.aws;

import dev.kronus.local.Json;
import dev.kronus.local.functions.Failed;
import dev.kronus.local.functions.Functions;
import dev.kronus.local.template.FunctionSpec;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Rotates secrets as Secrets Manager does: a pending version, then four steps of a function. */
public final class Rotation {
  private static final List<String> STEPS =
      List.of("createSecret", "setSecret", "testSecret", "finishSecret");
  private final SecretBook secrets;
  private final Functions functions;
  private final InstantSource clock;

  public Rotation(SecretBook secrets, Functions functions, InstantSource clock) {
    this.secrets = secrets;
    this.functions = functions;
    this.clock = clock;
  }

  /** Gives every secret with a rotation schedule its first rotation, as a new stack's gets. */
  public void first() {
    secrets.all().stream()
        .filter(secret -> !secret.rotation().isEmpty() && secret.rotated().isEmpty())
        .forEach(this::attempt);
  }

  /** A stack whose rotation fails comes up all the same, and says so. */
  private void attempt(Secret secret) {
    try {
      start(secret, UUID.randomUUID().toString());
    } catch (Fault fault) {
      System.err.println(secret.name() + " was not rotated. " + fault.getMessage());
    }
  }

  void start(Secret secret, String token) {
    FunctionSpec function =
        functions
            .find(secret.rotation())
            .orElseThrow(
                () ->
                    new Fault(
                        400, "InvalidRequestException", "No function rotates " + secret.name()));
    secrets.locked(
        () -> {
          secret.put(token, null, Set.of(Secret.PENDING), clock.instant());
          return token;
        });
    try {
      steps(functions, function, secret.arn(), token);
    } catch (Failed failed) {
      throw new Fault(
          400, "InvalidRequestException", "The rotation failed: " + failed.getMessage());
    }
    secret.rotated(clock.instant());
  }

  /** The four steps, as Secrets Manager asks for them. */
  static void steps(Functions functions, FunctionSpec function, String secret, String token)
      throws Failed {
    for (String step : STEPS) {
      Map<String, Object> event =
          Map.of("Step", step, "SecretId", secret, "ClientRequestToken", token);
      functions.call(function, Json.bytes(event));
    }
  }
}
