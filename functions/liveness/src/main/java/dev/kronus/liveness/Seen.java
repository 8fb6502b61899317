package dev.kronus.liveness;

import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * That an incoming message was taken in, and what was said back.
 *
 * @param reply empty when nothing was
 */
record Seen(Optional<String> reply) {
  /**
   * A signature has no time in it, so an old message could be sent again by whoever kept it
   * (facts.md, Twilio).
   */
  private static final Duration KEPT = Duration.ofDays(400);

  static Optional<Seen> find(Table table, String sid) {
    return table.get(key(sid)).map(item -> new Seen(item.maybeText("reply")));
  }

  Write written(String sid, Instant now) {
    return Write.create(
        key(sid),
        Item.empty().with("reply", reply).with("expires_at", now.plus(KEPT).getEpochSecond()));
  }

  private static Key key(String sid) {
    return new Key("SEEN#" + sid, "SEEN");
  }
}
