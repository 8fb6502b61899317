package dev.kronus.platform;

import dev.kronus.kernel.Ids;
import dev.kronus.kernel.Uid;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the 32 parts over which indexes and counters are spread, so that none of them is a hot
 * partition. All of a user's things are in one part.
 */
public final class Shard {
  private static final int PARTS = 32;
  private static final List<String> ALL = parts();

  private Shard() {}

  public static String of(Uid uid) {
    return ALL.get((int) (uid.value() % PARTS));
  }

  public static List<String> all() {
    return ALL;
  }

  private static List<String> parts() {
    List<String> parts = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      parts.add(Ids.padded(part, 2));
    }
    return List.copyOf(parts);
  }
}
