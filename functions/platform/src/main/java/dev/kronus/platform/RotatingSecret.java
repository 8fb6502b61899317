package dev.kronus.platform;

import java.util.Map;
import java.util.Optional;

/** Secrets as whoever rotates them sees them: by version, one current, one to be. */
public interface RotatingSecret {
  /** What everybody reads; empty when there is none yet. */
  Optional<Map<String, Object>> current(String secret);

  /** That version, once it has a value. */
  Optional<Map<String, Object>> version(String secret, String version);

  /** Gives the version its value, and makes it the one to be. */
  void putPending(String secret, String version, Map<String, Object> json);

  /** Makes it what everybody reads; one that is so already stays. */
  void makeCurrent(String secret, String version);
}
