package dev.kronus.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** One cloud uses another: its table, its secrets, its topics. */
class OtherCloudTest {
  @Test
  void usesTheOtherCloudInsteadOfItsOwn() {
    Witness.forget();
    try (LocalCloud other = LocalCloud.start(Toy.options())) {
      Witness.forget();
      Options options = Toy.options().environment(Map.of("AWS_ENDPOINT_URL", other.awsUrl()));
      try (LocalCloud cloud = LocalCloud.start(options)) {
        assertEquals(
            cloud.account().token(), other.aws().secret("kronus/settings").get("auth_token"));
        assertEquals(
            other.aws().secret("kronus/setup").get("setup_code"),
            cloud.aws().secret("kronus/setup").get("setup_code"));
        publish(cloud);
        assertEquals("up", other.aws().alerts().all().getFirst().subject());
        assertTrue(cloud.text("+14165550001", "hello").text().contains("heard"));
      }
    }
  }

  @Test
  void makesThereWhatIsMissing() {
    try (LocalCloud other = LocalCloud.start(Toy.options())) {
      Toy.send(
          "POST",
          other.awsUrl(),
          "{\"Name\":\"extra\",\"SecretString\":\"{}\"}",
          "X-Amz-Target",
          "secretsmanager.CreateSecret");
      assertEquals(Map.of(), other.aws().secret("extra"));
      assertTrue(
          Toy.send(
                  "POST",
                  other.awsUrl(),
                  "Action=CreateTopic&Version=2010-03-31&Name=more",
                  "Content-Type",
                  "application/x-www-form-urlencoded")
              .body()
              .contains("<TopicArn>arn:aws:sns:us-east-1:000000000000:more</TopicArn>"));
    }
  }

  @Test
  void sendsRealMessagesWithRealKeys() {
    Map<String, String> keys =
        Map.of(
            "TWILIO_ACCOUNT_SID", "AC1",
            "TWILIO_AUTH_TOKEN", "real",
            "TWILIO_MESSAGING_SERVICE_SID", "MG1");
    Options options = Toy.options().environment(keys);

    assertEquals(
        false,
        Settings.environment(options, Map.of(), "http://aws", "http://table")
            .containsKey("TWILIO_API_URL"));
    try (LocalCloud cloud = LocalCloud.start(options)) {
      assertEquals("real", cloud.aws().secret("kronus/settings").get("auth_token"));
      assertEquals("MG1", cloud.aws().secret("kronus/settings").get("messaging_service_sid"));
    }
  }

  private static void publish(LocalCloud cloud) {
    Toy.wire(cloud);
    try (var sns = dev.kronus.platform.aws.Clients.sns()) {
      sns.publish(
          p ->
              p.topicArn(cloud.template().environment().get("TOPIC_ARN"))
                  .subject("up")
                  .message("x"));
    } finally {
      Toy.unwire();
    }
  }
}
