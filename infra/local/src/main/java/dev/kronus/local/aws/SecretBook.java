package dev.kronus.local.aws;

import dev.kronus.local.Json;
import dev.kronus.local.template.SecretSpec;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** All secrets of the stack; whoever reads or changes one does it under the book's lock. */
public final class SecretBook {
  private final Map<String, Secret> secrets = new LinkedHashMap<>();

  /** Adds what the template describes and the book does not hold yet. */
  public synchronized void add(List<SecretSpec> specs, Instant now) {
    for (SecretSpec spec : specs) {
      if (!secrets.containsKey(spec.name())) {
        Secret secret = new Secret(spec.name(), spec.arn(), spec.rotation());
        if (!spec.text().isEmpty()) {
          secret.put(UUID.randomUUID().toString(), spec.text(), Set.of(Secret.CURRENT), now);
        }
        secrets.put(spec.name(), secret);
      }
    }
  }

  /** The current JSON of a secret; empty when there is none. */
  public synchronized Map<String, Object> current(String name) {
    return secrets.values().stream()
        .filter(secret -> secret.named(name))
        .flatMap(secret -> secret.find(Optional.empty(), Secret.CURRENT).stream())
        .flatMap(version -> Json.object(version.text()).stream())
        .findFirst()
        .orElse(Map.of());
  }

  /** Lays some values over a secret's current ones; a secret that is not there stays away. */
  public synchronized void overlay(String name, Map<String, Object> values, Instant now) {
    if (secrets.values().stream().noneMatch(secret -> secret.named(name))) {
      return;
    }
    Map<String, Object> merged = new LinkedHashMap<>(current(name));
    merged.putAll(values);
    if (!merged.equals(current(name))) {
      String id = UUID.randomUUID().toString();
      get(name).put(id, Json.write(merged), Set.of(Secret.CURRENT), now);
    }
  }

  /** A secret that the template does not know. */
  synchronized Secret create(String name, String text, String version, Instant now) {
    if (secrets.values().stream().anyMatch(secret -> secret.named(name))) {
      throw new Fault(400, "ResourceExistsException", "The secret " + name + " already exists.");
    }
    Secret secret = new Secret(name, SecretSpec.arnOf(name), "");
    secret.put(version, text, Set.of(Secret.CURRENT), now);
    secrets.put(name, secret);
    return secret;
  }

  synchronized <T> T locked(Supplier<T> work) {
    return work.get();
  }

  synchronized Collection<Secret> all() {
    return List.copyOf(secrets.values());
  }

  synchronized void restore(Secret secret) {
    secrets.put(secret.name(), secret);
  }

  Secret get(String reference) {
    return secrets.values().stream()
        .filter(secret -> secret.named(reference))
        .findFirst()
        .orElseThrow(
            () ->
                new Fault(
                    400,
                    "ResourceNotFoundException",
                    "Secrets Manager can't find the specified secret."));
  }
}
