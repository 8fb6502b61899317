package dev.kronus.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rotation, as Secrets Manager hears it. */
final class AwsRotatingSecretTest {
  private static final String VERSIONS =
      "{\"Name\":\"keys\",\"VersionIdsToStages\":"
          + "{\"old\":[\"AWSCURRENT\"],\"new\":[\"AWSPENDING\"]}}";

  private CannedCloud cloud;
  private AwsRotatingSecret secret;

  @BeforeEach
  void start() throws IOException {
    cloud = new CannedCloud();
    secret = new AwsRotatingSecret(Clients.secrets());
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void readsByStageAndByVersion() {
    cloud.answer(200, value("{\\\"v\\\":1}")).answer(200, value("{\\\"v\\\":2}"));
    assertEquals(Optional.of(Map.of("v", 1)), secret.current("keys"));
    assertTrue(cloud.last().body().contains("\"VersionStage\":\"AWSCURRENT\""));
    assertEquals(Optional.of(Map.of("v", 2)), secret.version("keys", "new"));
    assertTrue(cloud.last().body().contains("\"VersionId\":\"new\""));
    assertFalse(cloud.last().body().contains("VersionStage"));
  }

  @Test
  void takesAVersionWithoutAValueForNone() {
    cloud.refuse(400, "ResourceNotFoundException");
    assertEquals(Optional.empty(), secret.version("keys", "new"));
  }

  @Test
  void putsTheOneToBe() {
    cloud.answer(200, "{}");
    secret.putPending("keys", "new", Map.of("v", 3));
    String body = cloud.last().body();
    assertTrue(body.contains("\"ClientRequestToken\":\"new\""), body);
    assertTrue(body.contains("\"VersionStages\":[\"AWSPENDING\"]"), body);
    assertTrue(body.contains("{\\\"v\\\":3}"), body);
  }

  @Test
  void movesTheCurrentStage() {
    cloud.answer(200, VERSIONS).answer(200, "{}");
    secret.makeCurrent("keys", "new");
    assertEquals(
        List.of("secretsmanager.DescribeSecret", "secretsmanager.UpdateSecretVersionStage"),
        cloud.asked().stream().map(asked -> asked.headers().get("x-amz-target")).toList());
    String body = cloud.last().body();
    assertTrue(body.contains("\"MoveToVersionId\":\"new\""), body);
    assertTrue(body.contains("\"RemoveFromVersionId\":\"old\""), body);
    assertTrue(body.contains("\"VersionStage\":\"AWSCURRENT\""), body);
  }

  @Test
  void leavesWhatIsCurrentAlready() {
    cloud.answer(200, VERSIONS);
    secret.makeCurrent("keys", "old");
    assertEquals(1, cloud.asked().size());
  }

  @Test
  void saysNothingOfWhatItCouldNotRead() {
    cloud.answer(200, value("hunter2"));
    Exception failure = assertThrows(UncheckedIOException.class, () -> secret.current("keys"));
    assertFalse(failure.toString().contains("hunter2"));
  }

  private static String value(String escaped) {
    return "{\"Name\":\"keys\",\"VersionId\":\"1\",\"SecretString\":\"" + escaped + "\"}";
  }
}
