package dev.kronus.duties;

import dev.kronus.kernel.Uid;
import dev.kronus.platform.Item;
import dev.kronus.platform.Shard;
import dev.kronus.platform.Write;
import java.time.Instant;

/**
 * An item that something must be done about by a certain time. The time is written in the
 * transaction that creates the need, and the sweeper pokes the driver of whatever is overdue; so a
 * need cannot be forgotten, only met late.
 */
public final class Obligation {
  private Obligation() {}

  /**
   * The item, due at {@code at}; {@code driver} is the logical id of the function that knows what
   * to do.
   */
  public static Item due(Item item, Uid uid, Instant at, String driver) {
    return item.with("due_pk", partition(uid)).with("due_at", at).with("driver", driver);
  }

  /** The same as part of a change; earlier attempts of the sweeper are forgotten. */
  public static Write.Update due(Write.Update update, Uid uid, Instant at, String driver) {
    return update
        .set("due_pk", partition(uid))
        .set("due_at", at)
        .set("driver", driver)
        .remove("redrive_at", "redrives");
  }

  /** Nothing need be done about it any more. */
  public static Write.Update met(Write.Update update) {
    return update.remove("due_pk", "due_at", "driver", "redrive_at", "redrives");
  }

  private static String partition(Uid uid) {
    return "DUE#" + Shard.of(uid);
  }
}
