package dev.kronus.story.storm;

import dev.kronus.accounts.Bearers;
import dev.kronus.accounts.Keys;
import dev.kronus.platform.RotatingSecret;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What keeps tokens good through a rotation of the signing keys, and ends them in time. */
final class KeySabotages {
  private KeySabotages() {}

  static void addTo(List<Safeguard> all) {
    all.add(new Safeguard("old-key-dropped-at-once", "P6", Forgetful::new));
    all.add(new Safeguard("next-key-not-published", "P6", Unannounced::new));
    all.add(new Safeguard("authorizer-remembers-answers", "P6", Remembering::new));
  }

  /** A rotation keeps the new keys alone. */
  private static final class Forgetful extends Sabotage {
    @Override
    RotatingSecret keys(RotatingSecret keys) {
      return new WithoutPrevious(keys);
    }
  }

  private record WithoutPrevious(RotatingSecret keys) implements RotatingSecret {
    @Override
    public Optional<Map<String, Object>> current(String secret) {
      return keys.current(secret);
    }

    @Override
    public Optional<Map<String, Object>> version(String secret, String version) {
      return keys.version(secret, version);
    }

    @Override
    public void putPending(String secret, String version, Map<String, Object> json) {
      Map<String, Object> fewer = new HashMap<>(json);
      fewer.remove("previous");
      keys.putPending(secret, version, fewer);
    }

    @Override
    public void makeCurrent(String secret, String version) {
      keys.makeCurrent(secret, version);
    }
  }

  /** The world hears of a key when it signs. */
  private static final class Unannounced extends Sabotage {
    @Override
    Map<String, Object> published(Keys keys) {
      List<?> all = (List<?>) super.published(keys).get("keys");
      return Map.of("keys", all.subList(1, all.size()));
    }
  }

  /** Whoever was let in once is let in again. */
  private static final class Remembering extends Sabotage {
    private final Set<String> known = new HashSet<>();

    @Override
    boolean admits(Bearers authorizer, String header) {
      boolean admitted = known.contains(header) || super.admits(authorizer, header);
      if (admitted) {
        known.add(header);
      }
      return admitted;
    }
  }
}
