package dev.kronus.platform;

import dev.kronus.kernel.Uid;

/**
 * "Look at this": the only message between functions and timers. It carries no authority and no
 * state; whoever is poked reads the item and decides. So a poke may come late, twice, out of order
 * or for something long gone.
 *
 * @param uid whose partition
 * @param item the sort key of the obligation
 */
public record Poke(Uid uid, String item) {
  /** Its form on the wire, as JSON; ids and sort keys hold nothing that JSON would escape. */
  public String json() {
    return "{\"uid\":" + uid + ",\"item\":\"" + item + "\"}";
  }
}
