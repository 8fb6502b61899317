package dev.kronus.local.aws;

import dev.kronus.local.Json;
import dev.kronus.local.functions.Failed;
import dev.kronus.local.functions.Functions;
import dev.kronus.local.functions.Later;
import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import dev.kronus.local.template.FunctionSpec;
import dev.kronus.local.template.Grants;
import java.util.List;
import java.util.Map;

/** Lambda's Invoke, and enough of ListFunctions to look around. */
final class LambdaDouble {
  private final Functions functions;
  private final Later later;
  private final Grants grants;

  /** {@code grants} is what any function may do: what none may, is refused. */
  LambdaDouble(Functions functions, Later later, Grants grants) {
    this.functions = functions;
    this.later = later;
    this.grants = grants;
  }

  Answer answer(Request request) {
    List<String> path = request.segments();
    try {
      if (path.size() == 4 && path.get(3).equals("invocations")) {
        String qualifier = request.parameters().first("Qualifier").map(q -> ":" + q).orElse("");
        return invoke(path.get(2) + qualifier, request);
      }
      if (path.size() <= 3 && request.method().equals("GET")) {
        return Answer.json(
            200, Map.of("Functions", functions.all().stream().map(LambdaDouble::shown).toList()));
      }
      throw new Fault(404, "ResourceNotFoundException", "Only Invoke and ListFunctions are here.");
    } catch (Fault fault) {
      return fault.json();
    }
  }

  private Answer invoke(String reference, Request request) {
    FunctionSpec function =
        functions
            .find(reference)
            .orElseThrow(
                () ->
                    new Fault(
                        404, "ResourceNotFoundException", "Function not found: " + reference));
    byte[] payload = request.body().length == 0 ? new byte[] {'{', '}'} : request.body();
    if (Json.object(new String(payload, java.nio.charset.StandardCharsets.UTF_8)).isEmpty()) {
      throw new Fault(400, "InvalidRequestContentException", "Could not parse the body as JSON.");
    }
    String how = request.header("x-amz-invocation-type").orElse("RequestResponse");
    return switch (how) {
      case "Event" -> {
        permitted(function, reference);
        later.invoke(function.id(), payload);
        yield Answer.empty(202);
      }
      case "DryRun" -> Answer.empty(204);
      default -> run(function, payload);
    };
  }

  private void permitted(FunctionSpec function, String reference) {
    String qualified =
        reference.contains(":live") && !function.arn().endsWith(":live")
            ? function.arn() + ":live"
            : function.arn();
    if (!grants.allow("lambda:InvokeFunction", qualified)) {
      throw Fault.denied(
          "No function of the template may perform lambda:InvokeFunction on " + qualified);
    }
  }

  private Answer run(FunctionSpec function, byte[] payload) {
    try {
      return Answer.of(200, "application/json", functions.call(function, payload))
          .with("X-Amz-Executed-Version", "$LATEST");
    } catch (Failed failed) {
      return Answer.json(
              200, Map.of("errorMessage", failed.getMessage(), "errorType", failed.type()))
          .with("X-Amz-Function-Error", "Unhandled");
    }
  }

  private static Map<String, Object> shown(FunctionSpec function) {
    return Map.of(
        "FunctionName", function.name(),
        "FunctionArn", function.arn(),
        "Handler", function.handler(),
        "Runtime", "java25",
        "MemorySize", function.memory(),
        "Timeout", function.timeout().toSeconds());
  }
}
