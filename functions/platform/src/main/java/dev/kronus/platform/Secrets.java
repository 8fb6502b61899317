package dev.kronus.platform;

import java.util.Map;
import java.util.Optional;

/** Secrets by name, each a JSON object. */
public interface Secrets {
  /** The current version; empty when the secret has never had one. */
  Optional<Map<String, Object>> read(String name);

  /** The same, past any cache: for whoever has reason to think that it changed. */
  default Optional<Map<String, Object>> readFresh(String name) {
    return read(name);
  }
}
