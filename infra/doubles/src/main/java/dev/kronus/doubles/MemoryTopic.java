package dev.kronus.doubles;

import dev.kronus.platform.Topic;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A topic that keeps what was said, oldest first. */
public final class MemoryTopic implements Topic {
  private final List<Alert> alerts = new CopyOnWriteArrayList<>();

  /** What was published. */
  public record Alert(String subject, String text) {}

  @Override
  public void publish(String subject, String text) {
    alerts.add(new Alert(subject, text));
  }

  public List<Alert> alerts() {
    return List.copyOf(alerts);
  }
}
