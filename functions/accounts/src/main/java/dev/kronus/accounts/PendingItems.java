package dev.kronus.accounts;

import dev.kronus.duties.Obligation;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;

/**
 * That an account waits to be confirmed, and for how long. It is an obligation and not merely an
 * item with a time to live: with the account go its names, its count and its place in the lists,
 * which DynamoDB would leave behind.
 */
final class PendingItems {
  static final String SK = "PENDING";
  private static final Duration WAITS = Duration.ofDays(7);

  private PendingItems() {}

  static Key key(Uid uid) {
    return Key.of(uid, SK);
  }

  static Write begun(Uid uid, Instant now) {
    Item item = Item.empty().with("registrations", 1);
    return Write.create(key(uid), Obligation.due(item, uid, now.plus(WAITS), Lapses.DRIVER));
  }

  /** The same address was registered once more. */
  static Write again(Uid uid) {
    return Write.update(key(uid)).add("registrations", 1).when(Condition.EXISTS);
  }

  static Write over(Uid uid) {
    return Write.delete(key(uid), Condition.ANY);
  }
}
