package dev.kronus.liveness;

import dev.kronus.accounts.Pause;
import dev.kronus.accounts.ProbeSettings;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.Optional;

/**
 * The record of pauses: for every time at which nobody was asked because of one, this says so. It
 * stays as long as the user does.
 */
final class Pausing {
  static final String PREFIX = "PAUSE#";

  private Pausing() {}

  static Key key(Uid uid, Pause pause) {
    return Key.of(uid, PREFIX + Item.time(pause.from()));
  }

  /**
   * @param by how it was asked for: {@code text} or {@code api}
   */
  static Write begun(Uid uid, Pause pause, String by, Instant now) {
    Item item =
        Item.empty()
            .with("reason", "paused")
            .with("from", pause.from())
            .with("until", pause.until())
            .with("by", by)
            .with("created_at", now);
    return Write.put(key(uid, pause), item, Condition.ANY);
  }

  /** That the pause that lasts is over before its time; empty when none lasts. */
  static Optional<Write> ended(ProbeSettings before, Instant now) {
    return before
        .pause()
        .filter(pause -> pause.covers(now))
        .map(pause -> Write.update(key(before.uid(), pause)).set("until", now).set("cut", true));
  }
}
