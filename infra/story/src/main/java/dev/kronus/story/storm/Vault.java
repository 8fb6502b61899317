package dev.kronus.story.storm;

import dev.kronus.doubles.MemoryRotatingSecret;
import dev.kronus.platform.RotatingSecret;
import dev.kronus.platform.Secrets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Secrets Manager with the signing keys, every call of which can fail. */
final class Vault implements RotatingSecret {
  /** As long an instance of a function keeps what it read; while it cannot read, the old one. */
  private static final long KEPT = Duration.ofMinutes(5).toMillis();

  private static final long PAUSE_AFTER_FAILURE = Duration.ofSeconds(20).toMillis();

  private final RotatingSecret beneath = new MemoryRotatingSecret(KeyStore.first());
  private final Stage stage;

  Vault(Stage stage) {
    this.stage = stage;
  }

  /** The key that a version has sign; nothing goes wrong with this. */
  String signing(String version) {
    return KeyStore.key(beneath.version("keys", version).orElseThrow(), "current").getKeyID();
  }

  /** The current keys as an instance of a function sees them. */
  Secrets seen() {
    return new Seen();
  }

  @Override
  public Optional<Map<String, Object>> current(String secret) {
    return called(() -> beneath.current(secret));
  }

  @Override
  public Optional<Map<String, Object>> version(String secret, String version) {
    return called(() -> beneath.version(secret, version));
  }

  @Override
  public void putPending(String secret, String version, Map<String, Object> json) {
    called(() -> done(() -> beneath.putPending(secret, version, json)));
  }

  @Override
  public void makeCurrent(String secret, String version) {
    called(() -> done(() -> beneath.makeCurrent(secret, version)));
  }

  private static boolean done(Runnable effect) {
    effect.run();
    return true;
  }

  private <T> T called(Supplier<T> call) {
    stage.before();
    if (stage.isRunning() && stage.weather().strikes(Fault.SECRET_REFUSED)) {
      throw new Broken(Fault.SECRET_REFUSED);
    }
    T answer = call.get();
    stage.after();
    return answer;
  }

  /** As the adapter to the real one keeps it. */
  private final class Seen implements Secrets {
    private Optional<Map<String, Object>> known = Optional.empty();
    private long freshUntil = Long.MIN_VALUE;

    @Override
    public Optional<Map<String, Object>> read(String name) {
      if (stage.now() < freshUntil) {
        return known;
      }
      try {
        known = current(name);
        freshUntil = stage.now() + KEPT;
      } catch (Broken refused) {
        if (known.isEmpty()) {
          throw refused;
        }
        freshUntil = stage.now() + PAUSE_AFTER_FAILURE;
      }
      return known;
    }

    @Override
    public Optional<Map<String, Object>> readFresh(String name) {
      freshUntil = Long.MIN_VALUE;
      return read(name);
    }
  }
}
