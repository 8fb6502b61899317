package dev.kronus.doubles;

import dev.kronus.platform.Secrets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets that a test puts in place; read afresh every time. */
public final class MemorySecrets implements Secrets {
  private final Map<String, Map<String, Object>> secrets = new ConcurrentHashMap<>();

  public MemorySecrets put(String name, Map<String, ?> json) {
    secrets.put(name, Map.copyOf(json));
    return this;
  }

  public MemorySecrets remove(String name) {
    secrets.remove(name);
    return this;
  }

  @Override
  public Optional<Map<String, Object>> read(String name) {
    return Optional.ofNullable(secrets.get(name));
  }
}
