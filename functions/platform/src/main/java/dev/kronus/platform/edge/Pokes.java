package dev.kronus.platform.edge;

import dev.kronus.kernel.Uid;
import dev.kronus.platform.Poke;
import java.util.Map;

/** Reads pokes; one that names nothing is thrown back, for it can never succeed. */
public final class Pokes {
  private Pokes() {}

  public static Poke of(Map<String, Object> event) {
    Object uid = event.get("uid");
    Object item = event.get("item");
    if (uid == null || item == null) {
      throw new IllegalArgumentException("a poke names a user and an item");
    }
    return new Poke(Uid.parse(uid.toString()), item.toString());
  }
}
