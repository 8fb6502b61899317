package dev.kronus.doubles;

import dev.kronus.platform.RotatingSecret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One secret with its versions, in memory; it answers to every name. */
public final class MemoryRotatingSecret implements RotatingSecret {
  private final Map<String, Map<String, Object>> versions = new HashMap<>();
  private String current = "first";
  private String pending = "";

  /**
   * @param first the current version's value
   */
  public MemoryRotatingSecret(Map<String, Object> first) {
    versions.put(current, Map.copyOf(first));
  }

  @Override
  public synchronized Optional<Map<String, Object>> current(String secret) {
    return Optional.of(versions.get(current));
  }

  @Override
  public synchronized Optional<Map<String, Object>> version(String secret, String version) {
    return Optional.ofNullable(versions.get(version));
  }

  /** As strict as Secrets Manager: a version's value cannot be changed. */
  @Override
  public synchronized void putPending(String secret, String version, Map<String, Object> json) {
    Map<String, Object> old = versions.putIfAbsent(version, Map.copyOf(json));
    if (old != null && !old.equals(json)) {
      throw new IllegalStateException("the version has another value already");
    }
    pending = version;
  }

  @Override
  public synchronized void makeCurrent(String secret, String version) {
    if (!versions.containsKey(version)) {
      throw new IllegalStateException("no such version");
    }
    current = version;
  }

  /** The version to be. */
  public synchronized String pending() {
    return pending;
  }
}
