package dev.kronus.liveness;

import dev.kronus.duties.Obligation;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Table;
import java.time.Instant;
import java.util.Optional;

/**
 * A probe that somebody asked for by text, still to come; at most one a user.
 *
 * @param at when to ask
 * @param retries follow-ups
 * @param window minutes to wait for each answer
 */
record AskedFor(Uid uid, Instant at, int retries, int window) {
  static final String SK = "ASKED_FOR";

  static Key key(Uid uid) {
    return Key.of(uid, SK);
  }

  static Optional<AskedFor> find(Table table, Uid uid) {
    return table
        .get(key(uid))
        .map(
            item ->
                new AskedFor(
                    uid,
                    item.instant("at"),
                    (int) item.number("retries"),
                    (int) item.number("window")));
  }

  Item item() {
    Item item = Item.empty().with("at", at).with("retries", retries).with("window", window);
    return Obligation.due(item, uid, at, ProbeItems.DRIVER);
  }
}
