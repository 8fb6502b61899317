package dev.kronus.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.platform.Config;
import dev.kronus.platform.Key;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the clients call, and as whom. */
final class ClientsTest {
  private CannedCloud cloud;
  private Map<String, String> environment;

  @BeforeEach
  void start() throws IOException {
    cloud = new CannedCloud();
    environment = new HashMap<>(cloud.environment());
  }

  @AfterEach
  void stop() {
    cloud.close();
    System.clearProperty("aws.containerCredentialsFullUri");
  }

  @Test
  void signsWithWhatTheEnvironmentHolds() {
    environment.put("AWS_SESSION_TOKEN", "session");
    Config.use(environment);
    cloud.answer(202, "");
    new AwsInvoker(Clients.lambda()).invoke("Probe", "{}");
    Map<String, String> headers = cloud.last().headers();
    assertTrue(headers.get("authorization").contains("Credential=canned/"));
    assertTrue(headers.get("authorization").contains("/eu-west-1/lambda/"));
    assertEquals("session", headers.get("x-amz-security-token"));
  }

  @Test
  void asksForCredentialsWhenRestoredFromASnapshot() {
    environment.remove("AWS_ACCESS_KEY_ID");
    Config.use(environment);
    System.setProperty("aws.containerCredentialsFullUri", cloud.address() + "/credentials");
    cloud.answer(
        200,
        "{\"AccessKeyId\":\"restored\",\"SecretAccessKey\":\"s\",\"Token\":\"t\","
            + "\"Expiration\":\"2126-11-20T00:00:00Z\"}");
    cloud.answer(202, "");
    new AwsInvoker(Clients.lambda()).invoke("Probe", "{}");
    assertEquals("GET /credentials", cloud.asked().getFirst().line());
    assertTrue(cloud.last().headers().get("authorization").contains("Credential=restored/"));
  }

  @Test
  void callsTheTableWhereItIsSaidToBe() throws IOException {
    try (CannedCloud tables = new CannedCloud()) {
      environment.put("AWS_ENDPOINT_URL_DYNAMODB", tables.address());
      Config.use(environment);
      tables.answer(200, "{}");
      DynamoTable table = new DynamoTable(Clients.dynamo(), "kronus");
      assertEquals(Optional.empty(), table.get(new Key("USER#7", "PROFILE")));
      assertEquals("DynamoDB_20120810.GetItem", tables.last().headers().get("x-amz-target"));
      assertTrue(tables.last().body().contains("\"ConsistentRead\":true"));
      assertEquals(List.of(), cloud.asked());
    }
  }
}
