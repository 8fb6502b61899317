package dev.kronus.local.aws;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A secret with its versions and their stages, by Secrets Manager's rules. */
final class Secret {
  static final String CURRENT = "AWSCURRENT";
  static final String PREVIOUS = "AWSPREVIOUS";
  static final String PENDING = "AWSPENDING";
  private final String name;
  private final String arn;
  private final String rotation;
  private final Map<String, Version> versions = new LinkedHashMap<>();
  private Instant rotated;

  Secret(String name, String arn, String rotation) {
    this.name = name;
    this.arn = arn;
    this.rotation = rotation;
  }

  /** One version; a rotation's pending one has no text yet. */
  record Version(String id, String text, Set<String> stages, Instant created) {}

  String name() {
    return name;
  }

  String arn() {
    return arn;
  }

  /** The ARN of the function that rotates it; empty when none does. */
  String rotation() {
    return rotation;
  }

  Optional<Instant> rotated() {
    return Optional.ofNullable(rotated);
  }

  void rotated(Instant when) {
    rotated = when;
  }

  Map<String, Version> versions() {
    return versions;
  }

  boolean named(String reference) {
    return reference.equals(name)
        || reference.equals(arn)
        || (reference.startsWith("arn:") && arn.startsWith(reference + "-"));
  }

  /** The version with this id or, failing that, this stage. */
  Optional<Version> find(Optional<String> id, String stage) {
    return id.isPresent()
        ? id.map(versions::get)
        : versions.values().stream().filter(v -> v.stages().contains(stage)).findFirst();
  }

  /** Adds a version, or gives the pending one its text; the same again changes nothing. */
  void put(String id, String text, Set<String> stages, Instant now) {
    Version known = versions.get(id);
    if (known != null && known.text() != null && !Objects.equals(known.text(), text)) {
      throw new Fault(
          400, "ResourceExistsException", "A version " + id + " with another value exists.");
    }
    versions.put(id, new Version(id, text, known == null ? Set.of() : known.stages(), now));
    stages.forEach(stage -> move(stage, id));
    prune();
  }

  /** A stage is on one version at a time; the one before the current is the previous. */
  void move(String stage, String to) {
    if (!versions.containsKey(to)) {
      throw new Fault(400, "ResourceNotFoundException", "There is no version " + to + ".");
    }
    Optional<String> from = find(Optional.empty(), stage).map(Version::id);
    if (from.isPresent() && from.get().equals(to)) {
      return;
    }
    from.ifPresent(holder -> without(stage, holder));
    if (stage.equals(CURRENT)) {
      from.ifPresent(holder -> move(PREVIOUS, holder));
    }
    Version version = versions.get(to);
    Set<String> stages = new LinkedHashSet<>(version.stages());
    stages.add(stage);
    versions.put(to, new Version(to, version.text(), stages, version.created()));
  }

  /** Forgets versions that no stage is on, as Secrets Manager does in its own time. */
  void prune() {
    versions.values().removeIf(version -> version.stages().isEmpty());
  }

  void without(String stage, String id) {
    Version version = versions.get(id);
    if (version != null) {
      Set<String> stages = new LinkedHashSet<>(version.stages());
      stages.remove(stage);
      versions.put(id, new Version(id, version.text(), stages, version.created()));
    }
  }
}
