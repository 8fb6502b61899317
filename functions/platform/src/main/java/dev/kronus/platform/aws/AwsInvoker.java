package dev.kronus.platform.aws;

import dev.kronus.platform.Config;
import dev.kronus.platform.Invoker;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/**
 * Starts functions of this stack by their fixed names. One that runs from a snapshot is called by
 * its alias, since only published versions have snapshots.
 */
public final class AwsInvoker implements Invoker {
  private static final int ACCEPTED = 202;

  private final LambdaClient client;

  public AwsInvoker(LambdaClient client) {
    this.client = client;
  }

  @Override
  public void invoke(String function, String json) {
    int status =
        client
            .invoke(
                call ->
                    call.functionName(Config.get("STACK") + "-" + function)
                        .qualifier(qualifier(function))
                        .invocationType(InvocationType.EVENT)
                        .payload(SdkBytes.fromUtf8String(json)))
            .statusCode();
    if (status != ACCEPTED) {
      throw new IllegalStateException(function + " was not started: status " + status);
    }
  }

  /** Null, as the SDK wants it, for the function itself. */
  private static String qualifier(String function) {
    List<String> snapstarted = List.of(Config.get("SNAPSTARTED", "").split(",", -1));
    return snapstarted.contains(function) ? "live" : null;
  }
}
