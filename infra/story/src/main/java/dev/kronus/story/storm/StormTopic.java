package dev.kronus.story.storm;

import dev.kronus.platform.Topic;

/** The operator's topic, which can be out of reach. */
final class StormTopic implements Topic {
  private final Stage stage;
  private final Weather weather;
  private final Chronicle chronicle;

  StormTopic(Stage stage, Chronicle chronicle) {
    this.stage = stage;
    this.weather = stage.weather();
    this.chronicle = chronicle;
  }

  @Override
  public void publish(String subject, String text) {
    stage.before();
    if (weather.strikes(Fault.TOPIC_REFUSED)) {
      throw new Broken(Fault.TOPIC_REFUSED);
    }
    chronicle.cried(new Chronicle.Cried(stage.now(), subject, text));
    if (weather.strikes(Fault.TOPIC_ANSWER_LOST)) {
      throw new Broken(Fault.TOPIC_ANSWER_LOST);
    }
    stage.after();
  }
}
