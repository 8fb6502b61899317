package dev.kronus.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.SnsException;

/** Alerts, as SNS hears of them. */
final class AwsTopicTest {
  private static final String PUBLISHED =
      "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult>"
          + "<MessageId>1</MessageId></PublishResult></PublishResponse>";
  private static final String REFUSED =
      "<ErrorResponse><Error><Type>Sender</Type><Code>AuthorizationError</Code>"
          + "<Message>no</Message></Error></ErrorResponse>";

  private CannedCloud cloud;

  @BeforeEach
  void start() throws IOException {
    cloud = new CannedCloud();
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void publishesToTheTopicOfTheStack() {
    cloud.answer(200, PUBLISHED);
    new AwsTopic(Clients.sns()).publish("Kronus: a dead job", "job 1 of user 7");
    String form = URLDecoder.decode(cloud.last().body(), StandardCharsets.UTF_8);
    assertTrue(form.contains("Action=Publish"), form);
    assertTrue(form.contains("TopicArn=arn:aws:sns:eu-west-1:1:kronus-alerts"), form);
    assertTrue(form.contains("Subject=Kronus: a dead job"), form);
    assertTrue(form.contains("Message=job 1 of user 7"), form);
  }

  @Test
  void doesNotHideARefusal() {
    cloud.answer(403, REFUSED);
    AwsTopic topic = new AwsTopic(Clients.sns());
    assertEquals(
        "AuthorizationError",
        assertThrows(SnsException.class, () -> topic.publish("s", "t"))
            .awsErrorDetails()
            .errorCode());
  }
}
