package dev.kronus.platform;

/** The operator's alert topic. */
public interface Topic {
  /**
   * Tells everyone subscribed; {@code subject} is at most 100 ASCII characters. Texts hold ids and
   * codes only.
   */
  void publish(String subject, String text);
}
