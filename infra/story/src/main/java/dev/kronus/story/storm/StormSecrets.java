package dev.kronus.story.storm;

import dev.kronus.platform.Secrets;
import java.util.Map;
import java.util.Optional;

/** Secrets that cannot be read at times. */
final class StormSecrets implements Secrets {
  private final Secrets beneath;
  private final Stage stage;

  StormSecrets(Secrets beneath, Stage stage) {
    this.beneath = beneath;
    this.stage = stage;
  }

  @Override
  public Optional<Map<String, Object>> read(String name) {
    stage.before();
    if (stage.isRunning() && stage.weather().strikes(Fault.SECRET_REFUSED)) {
      throw new Broken(Fault.SECRET_REFUSED);
    }
    return beneath.read(name);
  }
}
