package dev.kronus.accounts;

import dev.kronus.duties.Obligation;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Table;
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

  private static final String UNHEARD = "unheard";

  /** Whether everybody who registered an address got a code of their own. */
  enum Registered {
    /** It is no registration that waits. */
    BY_NOBODY,
    ALL_HEARD,
    SOME_UNHEARD
  }

  private PendingItems() {}

  static Key key(Uid uid) {
    return Key.of(uid, SK);
  }

  static Write begun(Uid uid, Instant now) {
    Item item = Item.empty().with("registrations", 1);
    return Write.create(key(uid), Obligation.due(item, uid, now.plus(WAITS), Lapses.DRIVER));
  }

  /** The same address was registered once more. */
  static Write.Update again(Uid uid) {
    return Write.update(key(uid)).add("registrations", 1).when(Condition.EXISTS);
  }

  /** The same, by somebody who was not written to: all codes that are out are of others. */
  static Write unheard(Uid uid) {
    return again(uid).set(UNHEARD, true);
  }

  /** How an account that waits was registered. */
  static Registered registered(Table table, Uid uid) {
    return table
        .get(key(uid))
        .map(item -> item.has(UNHEARD) ? Registered.SOME_UNHEARD : Registered.ALL_HEARD)
        .orElse(Registered.BY_NOBODY);
  }

  static Write over(Uid uid) {
    return Write.delete(key(uid), Condition.ANY);
  }
}
