package dev.kronus.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.kernel.Uid;
import dev.kronus.platform.Poke;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** Invocations, as Lambda gets them. */
final class AwsInvokerTest {
  private CannedCloud cloud;
  private AwsInvoker invoker;

  @BeforeEach
  void start() throws IOException {
    cloud = new CannedCloud();
    invoker = new AwsInvoker(Clients.lambda());
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void startsAFunctionWithoutWaiting() {
    cloud.answer(202, "");
    invoker.poke("Escalate", new Poke(new Uid(7), "PROBE#1#ESCALATION"));
    assertEquals("POST /2015-03-31/functions/kronus-Escalate/invocations", cloud.last().line());
    assertEquals("Event", cloud.last().headers().get("x-amz-invocation-type"));
    assertEquals("{\"uid\":7,\"item\":\"PROBE#1#ESCALATION\"}", cloud.last().body());
  }

  @Test
  void callsAFunctionWithASnapshotByItsAlias() {
    cloud.answer(202, "");
    invoker.invoke("Deliver", "{}");
    assertTrue(cloud.last().uri().endsWith("kronus-Deliver/invocations?Qualifier=live"));
  }

  @Test
  void throwsWhenTheFunctionWasNotTaken() {
    cloud.answer(200, "");
    assertThrows(IllegalStateException.class, () -> invoker.invoke("Probe", "{}"));
    cloud.refuse(404, "ResourceNotFoundException");
    assertThrows(LambdaException.class, () -> invoker.invoke("Probe", "{}"));
  }

  @Test
  void triesAgainWhenLambdaStumbles() {
    cloud.refuse(500, "ServiceException").answer(202, "");
    invoker.invoke("Probe", "{}");
    assertEquals(2, cloud.asked().size());
  }
}
