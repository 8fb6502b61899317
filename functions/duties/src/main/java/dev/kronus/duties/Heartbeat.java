package dev.kronus.duties;

/** Somebody outside who notices when Kronus falls silent. */
@FunctionalInterface
public interface Heartbeat {
  /** Says that all is well. Never throws: silence is what they listen for. */
  void beat(String url);
}
