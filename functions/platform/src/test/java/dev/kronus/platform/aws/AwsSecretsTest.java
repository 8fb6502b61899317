package dev.kronus.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kronus.platform.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** Secrets, as Secrets Manager is asked for them. */
final class AwsSecretsTest {
  private CannedCloud cloud;
  private AwsSecrets secrets;
  private Instant now = Instant.parse("2026-11-20T06:45:00Z");

  @BeforeEach
  void start() throws IOException {
    Time.use(() -> now);
    cloud = new CannedCloud();
    secrets = new AwsSecrets(Clients.secrets());
  }

  @AfterEach
  void stop() {
    cloud.close();
    Time.use(InstantSource.system());
  }

  @Test
  void readsAJsonObject() {
    cloud.answer(200, secret("{\\\"zone\\\":\\\"UTC\\\",\\\"limit\\\":5}"));
    assertEquals(Optional.of(Map.of("zone", "UTC", "limit", 5)), secrets.read("kronus/settings"));
    assertEquals("secretsmanager.GetSecretValue", cloud.last().headers().get("x-amz-target"));
    assertEquals("{\"SecretId\":\"kronus/settings\"}", cloud.last().body());
  }

  @Test
  void keepsEachForFiveMinutes() {
    cloud.answer(200, secret("{\\\"v\\\":1}")).answer(200, secret("{\\\"v\\\":2}"));
    cloud.answer(200, secret("{\\\"v\\\":3}"));
    assertEquals(Optional.of(Map.of("v", 1)), secrets.read("a"));
    assertEquals(Optional.of(Map.of("v", 2)), secrets.read("b"));
    pass(Duration.ofSeconds(299));
    assertEquals(Optional.of(Map.of("v", 1)), secrets.read("a"));
    pass(Duration.ofSeconds(1));
    assertEquals(Optional.of(Map.of("v", 3)), secrets.read("a"));
    assertEquals(3, cloud.asked().size());
  }

  @Test
  void asksAgainForOneThatIsNotThereYet() {
    cloud.refuse(400, "ResourceNotFoundException").answer(200, secret("{\\\"v\\\":1}"));
    assertEquals(Optional.empty(), secrets.read("a"));
    assertEquals(Optional.of(Map.of("v", 1)), secrets.read("a"));
  }

  @Test
  void servesTheOldOneWhileTheNewCannotBeFetched() {
    cloud.answer(200, secret("{\\\"v\\\":1}"));
    cloud.refuse(400, "AccessDeniedException").answer(200, secret("{\\\"v\\\":2}"));
    secrets.read("a");
    pass(Duration.ofMinutes(6));
    assertEquals(Optional.of(Map.of("v", 1)), secrets.read("a"));
    assertEquals(Optional.of(Map.of("v", 1)), secrets.read("a"));
    assertEquals(2, cloud.asked().size());
    pass(Duration.ofSeconds(20));
    assertEquals(Optional.of(Map.of("v", 2)), secrets.read("a"));
  }

  @Test
  void readsAfreshWhenAskedTo() {
    cloud.answer(200, secret("{\\\"v\\\":1}")).answer(200, secret("{\\\"v\\\":2}"));
    cloud.refuse(400, "AccessDeniedException");
    secrets.read("a");
    assertEquals(Optional.of(Map.of("v", 2)), secrets.readFresh("a"));
    assertEquals(Optional.of(Map.of("v", 2)), secrets.read("a"));
    assertEquals(Optional.of(Map.of("v", 2)), secrets.readFresh("a"));
    assertEquals(3, cloud.asked().size());
  }

  @Test
  void forgetsOneThatWasTakenAway() {
    cloud.answer(200, secret("{\\\"v\\\":1}")).refuse(400, "ResourceNotFoundException");
    secrets.read("a");
    pass(Duration.ofMinutes(6));
    assertEquals(Optional.empty(), secrets.read("a"));
  }

  @Test
  void failsWhenItNeverHadOne() {
    cloud.refuse(400, "AccessDeniedException");
    assertThrows(SecretsManagerException.class, () -> secrets.read("a"));
  }

  @Test
  void saysWhichSecretIsNotJsonAndNotWhatItHolds() {
    cloud.answer(200, secret("hunter2"));
    Exception failure = assertThrows(UncheckedIOException.class, () -> secrets.read("kronus/a"));
    assertEquals("the secret kronus/a is not JSON", failure.getCause().getMessage());
    assertFalse(failure.toString().contains("hunter2"));
  }

  private void pass(Duration duration) {
    now = now.plus(duration);
  }

  private static String secret(String escaped) {
    return "{\"Name\":\"x\",\"VersionId\":\"1\",\"SecretString\":\"" + escaped + "\"}";
  }
}
