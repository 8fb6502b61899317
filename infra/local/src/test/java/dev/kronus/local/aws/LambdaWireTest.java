package dev.kronus.local.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.local.LocalCloud;
import dev.kronus.local.Toy;
import dev.kronus.local.Witness;
import dev.kronus.platform.aws.AwsInvoker;
import dev.kronus.platform.aws.Clients;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Lambda against its own client, and against the adapter that is deployed. */
class LambdaWireTest {
  private static LocalCloud cloud;
  private static LambdaClient lambda;

  @BeforeAll
  static void start() {
    cloud = LocalCloud.start(Toy.options());
    Toy.wire(cloud);
    lambda = Clients.lambda();
  }

  @AfterAll
  static void stop() {
    cloud.close();
    Toy.unwire();
  }

  @BeforeEach
  void forget() {
    Witness.forget();
  }

  @Test
  void invokesAndWaits() {
    InvokeResponse answer = invoke("kronus-Witnessed", "{\"direct\":1}");

    assertEquals("{\"done\":true}", answer.payload().asUtf8String());
    assertTrue(Witness.SEEN.getFirst().endsWith("{\"direct\":1}"));
    assertEquals("yes", Witness.ENVIRONMENT.get("OWN"));
    assertEquals(cloud.awsUrl(), Witness.ENVIRONMENT.get("AWS_ENDPOINT_URL"));
  }

  @Test
  void tellsOfAFunctionThatThrew() {
    Witness.FAILURES.set(1);
    InvokeResponse answer = invoke("kronus-Witnessed", "{}");

    assertEquals("Unhandled", answer.functionError());
    assertTrue(answer.payload().asUtf8String().contains("java.lang.IllegalStateException"));
  }

  @Test
  void cutsOffAFunctionThatTakesTooLong() {
    InvokeResponse answer = invoke("kronus-Witnessed", "{\"sleep\":1}");

    assertTrue(answer.payload().asUtf8String().contains("Task timed out after 1 seconds"));
  }

  @Test
  void theDeployedInvokerWorksUnchanged() {
    new AwsInvoker(lambda).invoke("Witnessed", "{\"poked\":1}");

    cloud.advance(Duration.ZERO);
    assertTrue(Witness.SEEN.getFirst().endsWith("{\"poked\":1}"));
  }

  @Test
  void refusesAFunctionThatIsNotThere() {
    assertThrows(
        ResourceNotFoundException.class, () -> new AwsInvoker(lambda).invoke("Nothing", "{}"));
    assertThrows(
        ResourceNotFoundException.class,
        () -> lambda.invoke(call -> call.functionName("kronus-Echo").qualifier("live")));
  }

  @Test
  void refusesAFunctionThatNobodyMayInvoke() {
    LambdaException refused =
        assertThrows(
            LambdaException.class, () -> new AwsInvoker(lambda).invoke("Unpermitted", "{}"));

    assertEquals(403, refused.statusCode());
  }

  private static InvokeResponse invoke(String function, String payload) {
    return lambda.invoke(
        call -> call.functionName(function).payload(SdkBytes.fromUtf8String(payload)));
  }
}
