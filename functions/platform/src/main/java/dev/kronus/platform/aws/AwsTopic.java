package dev.kronus.platform.aws;

import dev.kronus.platform.Config;
import dev.kronus.platform.Topic;
import software.amazon.awssdk.services.sns.SnsClient;

/** The alert topic in SNS. */
public final class AwsTopic implements Topic {
  private final SnsClient client;

  public AwsTopic(SnsClient client) {
    this.client = client;
  }

  @Override
  public void publish(String subject, String text) {
    client.publish(alert -> alert.topicArn(Config.get("TOPIC_ARN")).subject(subject).message(text));
  }
}
