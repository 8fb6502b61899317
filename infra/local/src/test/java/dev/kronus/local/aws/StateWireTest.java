package dev.kronus.local.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.local.LocalCloud;
import dev.kronus.local.Toy;
import dev.kronus.local.Witness;
import dev.kronus.platform.aws.AwsSecrets;
import dev.kronus.platform.aws.AwsTopic;
import dev.kronus.platform.aws.Clients;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** Secrets, alerts and the table against their own clients, and the adapters that are deployed. */
class StateWireTest {
  private static final String SETUP = "kronus/setup";
  private static final String KEYS = "kronus/keys";
  private static LocalCloud cloud;
  private static Map<String, String> environment;
  private static SecretsManagerClient secrets;
  private static SnsClient sns;

  @BeforeAll
  static void start() {
    cloud = LocalCloud.start(Toy.options());
    environment = Toy.wire(cloud);
    secrets = Clients.secrets();
    sns = Clients.sns();
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
  void readsSecretsByNameAndArn() {
    String arn = secrets.describeSecret(d -> d.secretId(SETUP)).arn();

    assertEquals(value(SETUP, "AWSCURRENT"), value(arn, "AWSCURRENT"));
    assertEquals(3, secrets.listSecrets().secretList().size());
    assertThrows(
        ResourceNotFoundException.class,
        () -> secrets.getSecretValue(g -> g.secretId("kronus/nothing")));
    assertTrue(
        new AwsSecrets(secrets).read("kronus/settings").orElseThrow().containsKey("auth_token"));
  }

  @Test
  void keepsThePreviousVersionOfASecret() {
    String before = value(SETUP, "AWSCURRENT");
    secrets.putSecretValue(p -> p.secretId(SETUP).secretString("{\"setup_code\":\"new\"}"));

    assertEquals("{\"setup_code\":\"new\"}", value(SETUP, "AWSCURRENT"));
    assertEquals(before, value(SETUP, "AWSPREVIOUS"));
  }

  @Test
  void takesAVersionOnce() {
    String token = "0123456789012345678901234567890123";
    secrets.putSecretValue(p -> p.secretId(SETUP).clientRequestToken(token).secretString("once"));
    secrets.putSecretValue(p -> p.secretId(SETUP).clientRequestToken(token).secretString("once"));

    assertThrows(
        ResourceExistsException.class,
        () ->
            secrets.putSecretValue(
                p -> p.secretId(SETUP).clientRequestToken(token).secretString("other")));
  }

  @Test
  void movesAStageOnlyFromWhereItIs() {
    String current = secrets.getSecretValue(g -> g.secretId(SETUP)).versionId();
    secrets.putSecretValue(p -> p.secretId(SETUP).secretString("next").versionStages("AWSPENDING"));
    String pending =
        secrets.getSecretValue(g -> g.secretId(SETUP).versionStage("AWSPENDING")).versionId();

    assertThrows(
        InvalidParameterException.class,
        () ->
            secrets.updateSecretVersionStage(
                u -> u.secretId(SETUP).versionStage("AWSCURRENT").moveToVersionId(pending)));
    secrets.updateSecretVersionStage(
        u ->
            u.secretId(SETUP)
                .versionStage("AWSCURRENT")
                .moveToVersionId(pending)
                .removeFromVersionId(current));
    assertEquals("next", value(SETUP, "AWSCURRENT"));
  }

  @Test
  void rotatedTheKeysAtTheStart() {
    String keys = value(KEYS, "AWSCURRENT");
    assertTrue(keys.startsWith("{\"current\":"), keys);

    secrets.rotateSecret(r -> r.secretId(KEYS));
    assertEquals(
        List.of(
            "rotation createSecret",
            "rotation setSecret",
            "rotation testSecret",
            "rotation finishSecret"),
        Witness.SEEN);
    assertEquals(keys, value(KEYS, "AWSPREVIOUS"));
  }

  @Test
  void publishesToTheTopicsThatThereAre() {
    new AwsTopic(sns).publish("Something <is> up", "job 7 & more");

    Alerts.Alert alert = cloud.aws().alerts().all().getLast();
    assertEquals("Something <is> up", alert.subject());
    assertEquals("job 7 & more", alert.message());
    assertEquals(environment.get("TOPIC_ARN"), sns.listTopics().topics().getFirst().topicArn());
    assertThrows(
        NotFoundException.class,
        () -> sns.publish(p -> p.topicArn("arn:aws:sns:us-east-1:0:nowhere").message("x")));
  }

  @Test
  void passesDynamoDbThrough() {
    try (DynamoDbClient dynamo = Clients.dynamo()) {
      assertEquals(List.of("kronus"), dynamo.listTables().tableNames());
    }
  }

  private static String value(String id, String stage) {
    return secrets.getSecretValue(g -> g.secretId(id).versionStage(stage)).secretString();
  }
}
